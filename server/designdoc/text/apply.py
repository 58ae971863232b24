"""Applying edits to a text, and finding the smallest edit between two texts."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.text.common_ends import common_end, common_start
from designdoc.text.edit import TextEdit
from designdoc.text.span import Span


class OverlappingEditsError(ValueError):
    """Two edits of one set touch the same code point, so that no order of applying them is right."""


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """``text`` with all ``edits`` made; their spans are places in ``text`` as it was.

    Insertions at one place keep their given order and come before a replacement that begins there. Raises
    ``OverlappingEditsError`` when edits overlap and ``ValueError`` when one lies outside the text.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        start, end = edit.span
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"edit {tuple(edit.span)} lies outside a text of {len(text)} characters")
        if start < at:
            raise OverlappingEditsError(f"edit {tuple(edit.span)} overlaps the one before it, which ends at {at}")
        pieces += (text[at:start], edit.text)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def minimal_edit(old: str, new: str) -> TextEdit | None:
    r"""The one smallest replacement that turns ``old`` into ``new``; ``None`` when they are equal.

    A ``\r\n`` is never cut in two, because editors treat it as one character.
    """
    if old == new:
        return None
    start = common_start(old, new)
    while start > 0 and old[start - 1] == "\r":
        start -= 1
    end = common_end(old[start:], new[start:])
    while end > 0 and old[len(old) - end] == "\n" and _follows_carriage_return(old, new, end):
        end -= 1
    return TextEdit(Span(start, len(old) - end), new[start : len(new) - end])


def _follows_carriage_return(old: str, new: str, end: int) -> bool:
    return old[: len(old) - end].endswith("\r") or new[: len(new) - end].endswith("\r")
