"""GFM tables: markdown-it-py's rule, but a row has only the cells that are written and every cell its place.

markdown-it-py fills short rows up to the width of the header, so that a few kilobytes of narrow rows under a wide
header become a hundred thousand cells. Here the work is linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.rules_block import StateBlock

from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.document.blocks.state import BlockState

_DELIMITER_ROW = regex(r"(?:[|:][|:\- \t]|-[|:\-])[|:\- \t]*")
_DELIMITER_CELL = regex(r":?-+:?")
_UNESCAPED_PIPE = regex(r"(?<!\\)\|")
_SPACE = " \t\n\v\f\r\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

CellPlaces = list[tuple[int, int]]


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block rule of markdown-it: parse the table that begins on ``start_line``, if there is one."""
    if start_line + 2 > end_line or not _is_delimiter_row(state, start_line + 1) or state.is_code_block(start_line):
        return False
    header = _row(state, start_line)
    if header is None or len(header) != _delimiter_count(_line(state, start_line + 1)):
        return False
    if silent:
        return True
    outer, state.parentType = state.parentType, "table"
    rows = []
    line = start_line + 2
    while line < end_line and _continues(state, line, end_line):
        cells = _row(state, line, needs_pipe=False)
        if cells is None:
            break
        rows.append(cells[: len(header)])
        line += 1
    state.parentType = outer
    state.line = line
    cast("BlockState", state).add_table(start_line, line, header, rows)
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_delimiter_row(state: StateBlock, line: int) -> bool:
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    start = state.bMarks[line] + state.tShift[line]
    return _DELIMITER_ROW.fullmatch(state.src, start, state.eMarks[line]) is not None


def _delimiter_count(row: str) -> int:
    """How many columns a delimiter row declares, -1 when one of them is malformed or empty."""
    columns = [column.strip(_SPACE) for column in row.split("|")]
    if not columns[0]:
        del columns[0]
    if columns and not columns[-1]:
        del columns[-1]
    return len(columns) if columns and all(map(_DELIMITER_CELL.fullmatch, columns)) else -1


def _continues(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether the line is a further row of the table: indented enough and not the beginning of another block."""
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    (terminates,) = state.md.block.ruler.getRules("blockquote")
    return not terminates(state, line, end_line, True)


def _row(state: StateBlock, line: int, needs_pipe: bool = True) -> CellPlaces | None:
    """The trimmed cells of a row; ``None`` when the line is blank, or has no pipe and needs one."""
    source = state.src
    start, end = trimmed(source, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    pipes = [found.start() for found in _UNESCAPED_PIPE.finditer(source, start, end)]
    if start == end or (needs_pipe and not pipes and source.find("|", start, end) < 0):
        return None
    edges = [start - 1, *pipes, end]
    if pipes and pipes[0] == start:
        del edges[0]
    if pipes and pipes[-1] == end - 1 and len(edges) > 1:
        del edges[-1]
    return [trimmed(source, edges[i] + 1, edges[i + 1]) for i in range(len(edges) - 1)]


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without white space at either end; an empty place stays where it begins."""
    piece = source[start:end]
    stripped = piece.lstrip(_SPACE)
    start += len(piece) - len(stripped)
    return start, start + len(stripped.rstrip(_SPACE))
