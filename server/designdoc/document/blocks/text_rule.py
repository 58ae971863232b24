"""Paragraphs and setext headings: markdown-it-py's two rules in one pass.

markdown-it-py reads every paragraph twice, first in search of an underline. Which of the two it is turns out on the
way, so one pass is enough; and as only places are wanted, no line is copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.rules_block import StateBlock

from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.document.blocks.state import BlockState

_UNDERLINE = regex(r"(?:=+|-+)[ \t]*")


def text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block rule of markdown-it that takes whatever no other rule has taken.

    An underline must lie in the container (before ``end_line``), but a paragraph may go on behind a quote's end with
    lazy lines.
    """
    if silent:
        return True
    outer, state.parentType = state.parentType, "paragraph"
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    begins, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
    indent, last = state.blkIndent, state.lineMax
    level = 0
    line = start_line + 1
    while line < last and begins[line] + shifts[line] < ends[line]:
        # A line indented by four or more continues the paragraph, whatever it is; so does a lazy one (below zero).
        if indents[line] - indent <= 3:
            if line < end_line and indents[line] >= indent:
                level = _underline_level(state, line)
                if level:
                    break
            if indents[line] >= 0 and terminates(state, line, last, True):
                break
        line += 1
    state.parentType = outer
    if level:
        state.line = line + 1
        cast("BlockState", state).add_heading(level)
    else:
        state.line = line
        cast("BlockState", state).add_paragraph()
    return True


def _underline_level(state: StateBlock, line: int) -> int:
    """The level of the heading that a line underlines, 0 when it is no underline."""
    start = state.bMarks[line] + state.tShift[line]
    character = state.src[start]
    if character not in "=-" or not _UNDERLINE.fullmatch(state.src, start, state.eMarks[line]):
        return 0
    return 1 if character == "=" else 2
