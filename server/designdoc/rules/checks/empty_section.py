"""A heading with nothing under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.document.model import BlockKind, Heading, Passage, PassageContent
from designdoc.document.remembered import remembered
from designdoc.rules.check import Hit, NoOptions, heading_check
from designdoc.rules.fixes.sections import deletion_of, scaffold_body_of
from designdoc.rules.seeing.sees import content
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_LONGEST_HEADING = 14
"""The most words of a heading; more are a sentence, which says something by itself."""
_ADDRESS = regex(r"https?://|\bwww\.")
_PHRASE = 4
_NUMBER = regex(r"[\W_]*([0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,5}|[ivxlc]{1,5}|[A-Za-z])[.):]?(?=\s|[.):])")
_SILENT_KINDS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.COMMENT,
        BlockKind.THEMATIC_BREAK,
        BlockKind.LINK_DEFINITION,
        BlockKind.FRONT_MATTER,
    }
)
_ANCHORS_AND_COMMENTS = regex(r"<!--.*?-->|</?a\b[^<>]*>|<br\s*/?>|</?(?:div|p)\b[^<>]*>|\s+", re.DOTALL)


@remembered
def has_body(content: PassageContent) -> bool:
    """Whether anything but comments, rules and anchors stands under a passage's heading."""
    for block in content.blocks:
        if block.kind in (BlockKind.HTML, BlockKind.PARAGRAPH):
            text = content.text[block.span.start : block.span.end].lstrip()
            if (text and text[0] != "<") or _ANCHORS_AND_COMMENTS.sub("", text):
                return True
        elif block.kind not in _SILENT_KINDS:
            return True
    return False


def decisive(view: DocumentView, content: PassageContent) -> object:
    """What decides whether a heading or the one before it may be empty: of its words hardly more than a number."""
    heading, title = content.heading, view.title_index
    if heading is None:
        return None
    at_title = title is not None and any(content is one for one in view.document.contents[title : title + 2])
    says = bool(heading.text.strip()), _is_a_text(heading), _ends_in_colon(heading), _number(heading)
    return says, heading.text if at_title else None


@heading_check(content(has_body), decisive)
def check(view: DocumentView, options: NoOptions, passage: Passage) -> Iterator[Hit]:
    """At most one hit, for a heading without a body and without a heading below it; a title is left out."""
    heading = passage.heading
    if heading is None or passage.children or has_body(passage.content) or _is_a_text(heading):
        return
    sections = view.scope[passage.index].own
    if passage.index == view.title_index or (not sections and _is_first(view, passage)):
        return
    if (not sections and _is_subtitle(view, passage, heading)) or _goes_on(view, passage, heading):
        return
    name = quoted(heading.text or passage.content.text[heading.text_span.start : heading.text_span.end])
    yield Hit(
        heading.span.shift(passage.start),
        {"section": f"'{name}'" if name else "This section"},
        fixes=(*scaffold_body_of(view, passage, sections), deletion_of(view, passage)),
        about=sections,
    )


def _is_first(view: DocumentView, passage: Passage) -> bool:
    """Whether a passage has the first heading: only the text before it is a passage without one."""
    return passage.index == (1 if view.document.contents[0].heading is None else 0)


def _is_subtitle(view: DocumentView, passage: Passage, heading: Heading) -> bool:
    """Whether a heading directly below the title says the title once more, or in a phrase what it is about."""
    if passage.index != (view.title_index if view.title_index is not None else -2) + 1:
        return False
    title = view.document.passages[passage.index - 1]
    said = title.heading.text.casefold() if title.heading else ""
    repeats = bool(said) and heading.text.casefold().startswith(said)
    return (repeats or len(heading.text.split()) >= _PHRASE) and not has_body(title.content)


def _goes_on(view: DocumentView, passage: Passage, heading: Heading) -> bool:
    """Whether the next heading is a part of this one: on the same level by its number ("4" and "4.1", "IX" and "i") or
    as this one ends in a colon, and on any level where it has no words, because it is mark-up then.
    """
    following = view.document.passages[passage.index + 1 : passage.index + 2]
    if not following or following[0].heading is None:
        return False
    if not following[0].heading.text.strip():
        return has_body(following[0].content)
    if _ends_in_colon(heading) and following[0].level == passage.level:
        return True
    above, below = _number(heading), _number(following[0].heading)
    return above != "" and (below.startswith(f"{above}.") or (above.isupper() and below in ("i", "a", "1")))


def _ends_in_colon(heading: Heading) -> bool:
    return heading.text.rstrip().endswith((":", "："))


def _number(heading: Heading) -> str:
    """The number or letter with which a heading begins; empty without one."""
    found = _NUMBER.match(heading.text)
    return found[1] if found else ""


def _is_a_text(heading: Heading) -> bool:
    """Whether a heading says itself what would stand below it: by its length, or by the address to which it leads."""
    return len(heading.text.split()) > _LONGEST_HEADING or _ADDRESS.search(heading.text) is not None
