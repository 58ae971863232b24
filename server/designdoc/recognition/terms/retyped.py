"""Retyped: the stretch of a text that has to be read again for terms after somebody typed into it."""

from __future__ import annotations

from designdoc.recognition.incremental import text_window
from designdoc.text.regex import regex

_NO_TERM_GOES_ON = regex(r"[.:,;!?)|\n](?:(?<=[^\W_][.:])\s|(?<=[^\W_][,;!?)|])|(?<=[^\W_]\n)[^\S\n]*\n)")
"""Behind a letter or digit, no term goes on over a gap that begins like this (``terms/tables.py``). To search for one
of some signs and then look back is four times as fast as to try at each letter what follows.
"""

_NEAR = 400
"""How many code points before a change are searched for a place across which no term reaches."""
_TYPED = 400
"""The most code points that count as typed; more are pasted, and the whole text is read again."""
LONGEST_RETYPED = 50_000
"""The most code points of a text of which a part is read again; longer ones are many passages at once."""


def stretch_to_read(old: str, new: str) -> tuple[int, int, int] | None:
    """Where the stretch begins, and where it ends in the old and in the new text; ``None`` when little is the same.

    What stands before and behind it is the same in both texts, and no term reaches over its ends.
    """
    if abs(len(old) - len(new)) > _TYPED or len(new) > LONGEST_RETYPED:
        return None
    first, old_end, new_end = text_window(old, new)
    if new_end - first > min(_TYPED, len(new) // 2):
        return None
    if new[:new_end].isspace():
        # A heading, which is blank in what is read as prose, became longer or shorter.
        return 0, old_end, new_end
    begin = end = 0
    for found in _NO_TERM_GOES_ON.finditer(new, max(first - _NEAR, 0), first):
        begin = found.end()
    behind = _NO_TERM_GOES_ON.search(new, new_end)
    end = behind.end() if behind else len(new)
    return begin, old_end + end - new_end, end
