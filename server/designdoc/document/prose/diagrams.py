"""Diagrams: fences in a diagram language, drawings in characters, images, links to drawing tools."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from designdoc.document.model import Block, BlockKind, Diagram, DiagramKind, Link
from designdoc.text import Span
from designdoc.text.regex import regex

_OTHER_LANGUAGES = (
    "dot graphviz d2 ditaa svgbob nomnoml structurizr c4 c4plantuml excalidraw kroki bpmn wavedrom pikchr erd "
    "blockdiag seqdiag nwdiag drawio"
)
_LANGUAGES = {
    "mermaid": DiagramKind.MERMAID,
    "plantuml": DiagramKind.PLANTUML,
    "puml": DiagramKind.PLANTUML,
    "uml": DiagramKind.PLANTUML,
    **dict.fromkeys(_OTHER_LANGUAGES.split(), DiagramKind.OTHER_TEXT),
}
_PLAIN_LANGUAGES = frozenset(("", "text", "txt", "ascii", "plain", "plaintext", "diagram", "asciiart"))
_BOX_LINE = regex(r"[─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬╭╮╯╰┏┓┗┛┃━]|\+-{2,}[+>]|\+={2,}\+")
_ARROW = regex(r"[-=]>|<[-=]|[→←↑↓▼▲►◄▶◀⇒⇐]")
_LONG_ARROW = regex(r"(?<![-=─═])[-=─═]{2,}>|→")
_FILE_ON_BRANCH = regex(r"[├└][─━]+\s*\S+(?:/|\.\w{1,8})(?=\s*(?:[#(←].*)?$)")
_DOWNWARDS = "↓⬇▼"
_ARROW_LINE = regex(r"^[ \t]*[↓⬇▼↑⬆▲]\ufe0f?[ \t]*$", re.MULTILINE)
_BOXES = (BlockKind.PARAGRAPH, BlockKind.BULLET_LIST)
_TRUNK = regex(r"[│┃|\s]*(?:[├└][─━]+\s*(?:\.{3}|…)\s*(?:#.*)?)?$")
"""What stands between the branches of a tree of files: its trunks, and the branch of what is left out."""
_STEP = regex(r"\s*\d+[.)]\s")
_FEWEST_DRAWN_LINES = 3
"""The fewest lines with box characters or arrows that make a drawing."""
_FEWEST_IN_CHAIN = 2
"""The fewest long arrows on one line that make a drawing by itself."""
_TOOLS = regex(
    r"(?:figma\.com|lucid\.app|lucidchart\.com|draw\.io|diagrams\.net|excalidraw\.com|miro\.com|whimsical\.com|"
    r"docs\.google\.com/drawings|mermaid\.live|mermaid\.ink|plantuml\.com|kroki\.io|cloudcraft\.co|icepanel\.io)",
)
_DRAWING_FILE = regex(
    r"\.(?:drawio|excalidraw|puml|plantuml|mmd|mermaid|dot|d2|vsdx?|svg|png)(?:\.(?:svg|png))?(?:[?#].*)?$",
)
_NO_DIAGRAM_IMAGE = regex(
    r"shields\.io|badge|badgen|travis-ci|codecov|coveralls|/workflows/|appveyor|logo|icon|avatar|emoji|favicon|"
    r"gravatar|banner|sponsor|screenshot(?![ _-]*\d)|\.gif(?:$|[?#])|"
    r"(?<![a-z])plots?(?![a-z])|curves?(?![a-z])|histogram|heat[ _-]?map|box[ _-]?plot|scatter|confusion|correlation|"
    r"(?<![a-z])shap(?![a-z])|[_-]vs[_-]|accuracy|准确率|準確率|feature[ _-]importance|"
    r"曲[线線]|混淆矩[阵陣]|混同行列|혼동 행렬|матриц. ошибок|график",
)


def diagram_of_code(block: Block, text: str) -> Diagram | None:
    """The diagram that a code block is, by its language or, without one, by what is drawn in it."""
    language = re.split(r"[\s{},:]", block.info.strip("{.").lower(), maxsplit=1)[0] if block.info else ""
    kind = _LANGUAGES.get(language)
    if kind is None:
        if language not in _PLAIN_LANGUAGES:
            return None
        source = text[block.content_span.start : block.content_span.end]
        if source.lstrip().startswith("@startuml"):
            kind = DiagramKind.PLANTUML
        elif _is_drawing(source):
            kind = DiagramKind.ASCII
        else:
            return None
    return Diagram(kind, block.span, block.content_span)


def drawn_between(blocks: Sequence[Block], text: str) -> list[Diagram]:
    """The drawing that the paragraphs of a passage are if arrows stand on lines of their own between them, as pages of
    boxes are pasted: the source is one of the arrows, since the boxes are read as the text that they are.
    """
    if not any(map(text.__contains__, _DOWNWARDS)):
        return []
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    lines = [line for block in paragraphs for line in _ARROW_LINE.finditer(text, *block.span)]
    if len(lines) < _FEWEST_DRAWN_LINES:
        return []
    first, last = (bisect_right(blocks, lines[at].start(), key=_start) - 1 for at in (0, -1))
    above = first - 1 if first and blocks[first - 1].kind in _BOXES else first
    below = last + 1 if last + 1 < len(blocks) and blocks[last + 1].kind in _BOXES else last
    whole = Span(blocks[above].span.start, blocks[below].span.end)
    return [Diagram(DiagramKind.ASCII, whole, Span(*lines[0].span()))]


def _start(block: Block) -> int:
    return block.span.start


def diagram_of_link(link: Link) -> Diagram | None:
    """The diagram that an image shows or a link leads to. Badges, logos, icons, screen shots and plots are none.

    "Screenshot 2024-05-02" is what an editor calls any pasted image, so it says nothing about what the image shows.
    """
    if link.image:
        if _NO_DIAGRAM_IMAGE.search(link.target.lower()) or _NO_DIAGRAM_IMAGE.search(link.text.lower()):
            return None
        return Diagram(DiagramKind.IMAGE, link.span, link.target_span, link.text)
    if link.kind == "reference":
        return None
    target = link.target.lower()
    if not (_TOOLS.search(target) or _DRAWING_FILE.search(target)):
        return None
    return Diagram(DiagramKind.LINK, link.span, link.target_span, link.text)


def _is_drawing(source: str) -> bool:
    """At least three lines with box characters or three arrows, or one line that two long arrows make a chain. The
    branches and trunks of a tree of files, and what is noted beside them, show where files lie and not how a system
    works, and numbered steps are a list.
    """
    boxes = arrows = 0
    lines = source.split("\n")
    branches = [_FILE_ON_BRANCH.search(line) is not None for line in lines]
    tree = sum(branches) >= _FEWEST_DRAWN_LINES
    for line, branch in zip(lines, branches, strict=True):
        if branch or (tree and _TRUNK.match(line)):
            continue
        boxes += _BOX_LINE.search(line) is not None
        arrows += len(_ARROW.findall(line)) if _ARROW.search(line) and not _STEP.match(line) else 0
        if len(_LONG_ARROW.findall(line)) >= _FEWEST_IN_CHAIN:
            return True
        if boxes >= _FEWEST_DRAWN_LINES or arrows >= _FEWEST_DRAWN_LINES:
            return True
    return False
