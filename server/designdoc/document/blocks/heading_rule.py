"""ATX headings: markdown-it-py's rule, but the level is all that is read of the line, since only places are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.rules_block import StateBlock

from designdoc.text.regex import regex

if TYPE_CHECKING:
    from designdoc.document.blocks.state import BlockState

_MARKER = regex(r"(#{1,6})(?:[ \t]|$)")


def heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block rule of markdown-it: take a line that begins with one to six ``#``."""
    if state.is_code_block(start_line):
        return False
    marker = _MARKER.match(state.src, state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line])
    if marker is None:
        return False
    if not silent:
        state.line = start_line + 1
        cast("BlockState", state).add_heading(len(marker[1]))
    return True
