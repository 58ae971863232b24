"""Where sentences end."""

from __future__ import annotations

import re
from typing import Iterator

from designdoc.text import Span

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[。！？]+[」』”’）]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:e\.g|i\.e|etc|vs|cf|ca|approx|incl|resp|fig|eq|no|sec|min|max|avg|est|dr|mr|mrs|ms|st|inc|ltd|"
    r"т\.\s?д|т\.\s?е|т\.\s?п|z\.\s?b|d\.\s?h|u\.\s?a|bzw|ca|p\. ?ej|ej|[A-Za-z])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 10


def sentences(reading: str, start: int) -> Iterator[Span]:
    """The sentences of a piece of reading that stands at ``start``; blank stretches at their ends are left out.

    A full stop before a lower-case letter or after a known abbreviation does not end a sentence.
    """
    begin = 0
    for end in _END.finditer(reading):
        if end.group() == "." and not _ends_sentence(reading, end):
            continue
        yield from _trimmed(reading, begin, end.end(), start)
        begin = end.end()
    yield from _trimmed(reading, begin, len(reading), start)


def _ends_sentence(reading: str, stop: re.Match[str]) -> bool:
    following = reading[stop.end() : stop.end() + 40].lstrip()[:1]
    if following.islower():
        return False
    return not _ABBREVIATION.search(reading, max(stop.end() - _LONGEST_ABBREVIATION, 0), stop.end())


def _trimmed(reading: str, begin: int, end: int, shift: int) -> Iterator[Span]:
    piece = reading[begin:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(shift + begin + left, shift + begin + len(piece.rstrip()))
