"""The blocks of a text as markdown-it-py tells them, in the words of designdoc's model."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from designdoc.document.document import Document
from designdoc.document.model import Block, BlockKind, Table
from designdoc.document.parse import as_seen_by_parser, read_beginning

_PLAIN = MarkdownIt("commonmark", {"inline_definitions": True}).enable("table").disable("inline")

_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "bullet-list",
    "ordered_list_open": "ordered-list",
    "list_item_open": "list-item",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "fence",
    "code_block": "indented-code",
    "html_block": "html",
    "hr": "thematic-break",
    "definition": "link-definition",
}

_WITHOUT_CONTENT = (
    BlockKind.BULLET_LIST,
    BlockKind.ORDERED_LIST,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.THEMATIC_BREAK,
    BlockKind.LINK_DEFINITION,
)

Outline = list[tuple[int, str, int, str]]
"""Depth, kind, first line and squeezed content of each block in document order."""


def squeezed(text: str) -> str:
    """Without white space, which neither side promises to keep, and without ``>``, which marks the lines of quotes."""
    return "".join(text.replace(">", " ").split())


def blocks_by_markdown_it(text: str) -> Outline:
    view = as_seen_by_parser(text, read_beginning(text).length)
    tokens = _PLAIN.parse(view)
    found: Outline = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.type in _KINDS:
            kind, content = _KINDS[token.type], _content(tokens, index)
            if kind == "link-definition" and token.meta["label"].startswith("^"):
                kind = "paragraph"
            if kind == "paragraph" and content.startswith("[^"):
                content = ""
            found.append((depth, kind, token.map[0] if token.map else -1, content))
        if token.type.endswith("_open") and token.type in _KINDS and token.type != "table_open":
            depth += 1
        elif token.type.endswith("_close") and token.type.replace("_close", "_open") in _KINDS:
            depth -= token.type != "table_close"
    return found


def _content(tokens: list[Token], index: int) -> str:
    token = tokens[index]
    if token.type in ("paragraph_open", "heading_open"):
        return squeezed(tokens[index + 1].content)
    if token.type in ("fence", "code_block", "html_block"):
        return squeezed(token.content)
    if token.type == "table_open":
        return _rows(tokens, index)
    return ""


def _rows(tokens: list[Token], index: int) -> str:
    """The cells of a table, rows ended by a line, empty cells at a row's end left out."""
    rows: list[list[str]] = []
    for token in tokens[index:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(squeezed(token.content))
    return "/".join("|".join(row).rstrip("|") for row in rows)


def blocks_by_designdoc(document: Document) -> Outline:
    """The same of a parsed document."""
    view = as_seen_by_parser(document.text, read_beginning(document.text).length)
    reader = _Reader(view)
    for passage in document.passages:
        if passage.heading:
            place = passage.heading.text_span.shift(passage.start)
            reader.add(0, "heading", passage.start + passage.heading.span.start, view[place.start : place.end])
        for block in passage.content.blocks:
            reader.block(block, passage.start, 0)
    return reader.found


class _Reader:
    def __init__(self, view: str) -> None:
        self.view = view
        self.found: Outline = []

    def add(self, depth: int, kind: str, start: int, content: str) -> None:
        self.found.append((depth, kind, self.view.count("\n", 0, start), squeezed(content)))

    def block(self, block: Block, base: int, depth: int, check_box: str = "") -> None:
        if block.kind is BlockKind.FRONT_MATTER:
            return
        kind = "html" if block.kind is BlockKind.COMMENT else block.kind.value
        place = (block.span if kind == "html" else block.content_span).shift(base)
        content = check_box + self.view[place.start : place.end]
        if block.table:
            content = self._rows(block.table, base)
        elif block.kind in _WITHOUT_CONTENT or (kind == "paragraph" and squeezed(content).startswith("[^")):
            content = ""
        self.add(depth, kind, block.span.start + base, content)
        if block.checked is not None:
            check_box = self.view[self.view.index("[", block.span.start + base) : place.start]
            first = block.children[0]
            self.block(first, base, depth + 1, check_box if first.kind is BlockKind.PARAGRAPH else "")
        for child in block.children[block.checked is not None :]:
            self.block(child, base, depth + 1)

    def _rows(self, table: Table, base: int) -> str:
        rows = []
        for row in (table.header, *table.rows):
            cells = [self.view[cell.span.start + base : cell.span.end + base] for cell in row]
            rows.append("|".join(squeezed(cell).replace("\\|", "|") for cell in cells).rstrip("|"))
        return "/".join(rows)
