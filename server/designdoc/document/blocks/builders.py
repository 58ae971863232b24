"""From the lines of a finished block to its value, with every span exact and relative to the passage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from designdoc.document.blocks.definitions import definition
from designdoc.document.blocks.table_rule import CellPlaces, trimmed
from designdoc.document.model import Block, BlockKind, Cell, Heading, Table
from designdoc.text import Span
from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.document.blocks.state import BlockState

_FENCE = regex(r"`{3,}|~{3,}")
_EMPTY_MARKER = regex(r"[-+*>]|\d{1,9}[.)]")
_CHECKBOX = regex(r"\[([ xX])\](?:[ \t]+|$)", re.MULTILINE)
_MAY_HAVE_CHECKBOX = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def heading(state: BlockState, start_line: int, end_line: int, base: int, level: int) -> Block:
    """A heading of either style; only a setext heading has more than one line."""
    source = state.src
    start = state.content_start(start_line)
    end = state.last_line_end(start_line, end_line)
    if end_line - start_line == 1:
        style = "atx"
        text_start, text_end = trimmed(source, start + level, end)
        if source.endswith("#", text_start, text_end):
            text_end = _without_closing(source, text_start, text_end)
    else:
        style = "setext"
        text_start, text_end = start, state.last_line_end(start_line, end_line - 1)
    text_span = Span(text_start - base, text_end - base)
    span = Span(start - base, end - base)
    words = " ".join(state.plain_text(text_start, text_end).split())
    value = Heading(level, span, text_span, words, style)
    return Block(BlockKind.HEADING, span, text_span, heading=value)


def _without_closing(source: str, start: int, end: int) -> int:
    """The end of an ATX heading's text without the closing run of ``#``, which a space must precede."""
    shorter = start + len(source[start:end].rstrip("#"))
    return trimmed(source, start, shorter)[1] if shorter == start or source[shorter - 1] in " \t" else end


def table(state: BlockState, lines: tuple[int, int], header: CellPlaces, rows: list[CellPlaces], base: int) -> Block:
    """A table with its cells."""

    def cells(places: CellPlaces) -> tuple[Cell, ...]:
        return tuple(
            [Cell(Span(start - base, end - base), state.plain_text(start, end).strip()) for start, end in places]
        )

    span = _span(state, lines[0], lines[1], base)
    value = Table(cells(header), tuple([cells(places) for places in rows]))
    return Block(BlockKind.TABLE, span, span, table=value)


def container(state: BlockState, kind: BlockKind, start: int, children: list[Block], base: int) -> Block:
    """A list, list item or quote that begins at offset ``start``: its content runs from its first child to its last.
    An empty one is its marker.
    """
    start -= base
    if not children:
        marker = _EMPTY_MARKER.match(state.src, start + base)
        end = marker.end() - base if marker else start
        return Block(kind, Span(start, end), Span(end, end))
    content_start, end = children[0].span.start, children[-1].span.end
    checked = None
    if kind is BlockKind.LIST_ITEM:
        checkbox = _CHECKBOX.match(state.src, content_start + base, end + base)
        if checkbox and children[0].kind in _MAY_HAVE_CHECKBOX:
            checked = checkbox.group(1) != " "
            content_start = checkbox.end() - base
            children[0] = _behind_checkbox(children[0], content_start)
    return Block(kind, Span(start, end), Span(content_start, end), tuple(children), None, None, "", checked)


def _behind_checkbox(first: Block, content_start: int) -> Block:
    """An item's first paragraph without the check box."""
    if first.kind is not BlockKind.PARAGRAPH:
        return first
    span = Span(min(content_start, first.span.end), first.span.end)
    return first._replace(span=span, content_span=span)


def _span(state: BlockState, start_line: int, end_line: int, base: int) -> Span:
    start = state.content_start(start_line)
    return Span(start - base, max(state.last_line_end(start_line, end_line), start) - base)


def _fence(state: BlockState, start_line: int, end_line: int, base: int) -> Block:
    source = state.src
    span = _span(state, start_line, end_line, base)
    opening = _FENCE.match(source, span.start + base)
    marker = opening.group() if opening else "```"
    info = source[span.start + base + len(marker) : state.eMarks[start_line]].strip()
    last = end_line - 1
    closed = last > start_line and not state.is_code_block(last) and _closes(state, last, marker)
    content = _lines_between(state, start_line + 1, last if closed else end_line, base)
    if content.start == content.end:
        after = min(state.eMarks[start_line] + 1, len(source)) - base
        content = Span(after, after)
    return Block(BlockKind.FENCE, span, content, info=info)


def _closes(state: BlockState, line: int, marker: str) -> bool:
    text = state.src[state.content_start(line) : state.eMarks[line]].rstrip(" \t")
    return len(text) >= len(marker) and not text.strip(marker[0])


def _lines_between(state: BlockState, start_line: int, end_line: int, base: int) -> Span:
    r"""The text of whole lines, from the first one's container content on, without the white space that ends the last
    one (the ``\r`` of ``\r\n`` looks like a space here).
    """
    if start_line >= end_line:
        return Span(0, 0)
    start, end = state.bMarks[end_line - 1], state.eMarks[end_line - 1]
    return Span(state.bMarks[start_line] - base, start + len(state.src[start:end].rstrip(" \t")) - base)


def _indented_code(state: BlockState, start_line: int, end_line: int, base: int) -> Block:
    span = _span(state, start_line, end_line, base)
    return Block(BlockKind.INDENTED_CODE, span, span)


def _html(state: BlockState, start_line: int, end_line: int, base: int) -> Block:
    span = _span(state, start_line, end_line, base)
    text = state.src[span.start + base : span.end + base]
    if text.startswith("<!--") and text.find("-->") in (-1, len(text) - 3):
        return Block(BlockKind.COMMENT, span, Span(span.start + 4, max(span.end - 3, span.start + 4)))
    return Block(BlockKind.HTML, span, span)


def _thematic_break(state: BlockState, start_line: int, end_line: int, base: int) -> Block:
    span = _span(state, start_line, end_line, base)
    return Block(BlockKind.THEMATIC_BREAK, span, span)


def _link_definition(state: BlockState, start_line: int, end_line: int, base: int) -> Block:
    """A definition, or a footnote, which CommonMark knows only when it is one word long."""
    span = _span(state, start_line, end_line, base)
    source = state.src
    if source.startswith("[^", span.start + base):
        return Block(BlockKind.PARAGRAPH, span, span)
    _, target = definition(source, span.shift(base))
    return Block(BlockKind.LINK_DEFINITION, span, target.shift(-base))


BUILDERS: dict[str, Callable[[BlockState, int, int, int], Block]] = {
    "fence": _fence,
    "code_block": _indented_code,
    "html_block": _html,
    "hr": _thematic_break,
    "definition": _link_definition,
}
"""The builder for each kind of token that stands for a whole block."""
