"""Blanking: texts of unchanged length in which what does not count is spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from designdoc.text import Span

Place = tuple[int, int]


def blank(text: str) -> str:
    """As many spaces as ``text`` has characters; line ends stay."""
    if "\n" in text:
        return "\n".join([" " * len(line) for line in text.split("\n")])
    return " " * len(text)


def blanked(text: str, places: Iterable[Place], seen: Mapping[int, str] = MappingProxyType({})) -> str:
    """``text`` with the given places blanked; they are sorted and may overlap. Where ``seen`` says for the start of a
    place what a reader sees there, that stands at its beginning.
    """
    pieces: list[str] = []
    at = 0
    one_line = "\n" not in text
    for start, end in places:
        if end > at:
            start = max(start, at)
            pieces.append(text[at:start])
            plain = one_line or text.find("\n", start, end) < 0
            gap = " " * (end - start) if plain else blank(text[start:end])
            pieces.append(seen[start].ljust(len(gap)) if start in seen else gap)
            at = end
    pieces.append(text[at:])
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
    return blanked(text, masks) if masks else text
