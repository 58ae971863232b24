"""Blanking: texts of unchanged length in which what does not count is spaces."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.text import Span

Place = tuple[int, int]


def blank(text: str) -> str:
    """As many spaces as ``text`` has characters; line ends stay."""
    if "\n" in text:
        return "\n".join([" " * len(line) for line in text.split("\n")])
    return " " * len(text)


def blanked(text: str, start: int, end: int, places: Iterable[Place]) -> str:
    """``text[start:end]`` with the given places blanked; they are sorted and may overlap or lie outside."""
    pieces: list[str] = []
    at = start
    for first, last in places:
        if last <= at:
            continue
        if first >= end:
            break
        first = max(first, at)
        last = min(last, end)
        pieces += (text[at:first], blank(text[first:last]))
        at = last
    pieces.append(text[at:end])
    return "".join(pieces)


class Reading:
    """Builds a text of the same length as ``source`` that is blank but for the pieces put into it, in order."""

    __slots__ = ("_at", "_pieces", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []

    def put(self, start: int, piece: str) -> None:
        """Put ``piece`` at ``start``, which does not lie before the end of the piece before it."""
        gap = self._source[self._at : start]
        self._pieces.append(gap if gap.isspace() else blank(gap))
        self._pieces.append(piece)
        self._at = start + len(piece)

    def finished(self) -> str:
        """The whole reading."""
        self._pieces.append(blank(self._source[self._at :]))
        return "".join(self._pieces)


def masked(text: str, masks: list[Span]) -> str:
    """``text`` with the given spans, in order, blanked; the same object when there are none."""
    return blanked(text, 0, len(text), masks) if masks else text
