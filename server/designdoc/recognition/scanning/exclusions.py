"""Exclusions: the items of a list that says what the design leaves out ("**Out of scope:**", and a list below it)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.scanning.units import Entry
from designdoc.recognition.terms.vocabulary import EXCLUDING, WORDS
from designdoc.text import Span
from designdoc.text.regex import regex

_PHRASES = ((WORDS, EXCLUDING), (WORDS, "leaving-out"))
_INTRODUCES = (":", "\uff1a")
_MARKERS = regex(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*")
"""What stands in a line before the text of a paragraph or an item: all markers if several lists begin in it."""
_FAR = 400
"""How far into its line a list or what introduces it begins at most; lines may be as long as a document."""
_NONE = frozenset[int]()


def left_out(content: PassageContent, found: Mapping[Entry, Sequence[Span]]) -> frozenset[int]:
    """The numbers of the units in lists that an exclusion introduces: it is all that stands before the list, or what
    stands there ends in a colon. ``found`` are the words that stand in the passage, with their places in it.
    """
    exclusions = [place for phrases in _PHRASES for place in found.get(phrases, ())]
    return frozenset(_listed(content, _leads(content, exclusions))) if exclusions else _NONE


def _leads(content: PassageContent, exclusions: Sequence[Span]) -> frozenset[int]:
    """The units that introduce something as excluded."""
    starts = [unit.span.start for unit in content.units]
    placed = ((bisect_right(starts, place.start) - 1, place) for place in exclusions)
    return frozenset(number for number, place in placed if number >= 0 and _introduces(content, number, place))


def _introduces(content: PassageContent, number: int, exclusion: Span) -> bool:
    kind, span, *_ = content.units[number]
    said = content.reading[span.start : span.end].strip()
    alone = content.reading[exclusion.start : exclusion.end].strip()
    return kind is not UnitKind.ROW and (said.endswith(_INTRODUCES) or said.strip("()-*_ ") == alone)


def _listed(content: PassageContent, leads: frozenset[int]) -> Iterable[int]:
    """The units that begin further into their lines than the lead before them does, up to the first that does not."""
    margin: int | None = None
    for number, (kind, span, *_) in enumerate(content.units):
        if margin is not None:
            if kind is not UnitKind.ROW and _margin(content, span) > margin:
                yield number
                continue
            margin = None
        if number in leads:
            margin = _margin(content, span)


def _margin(content: PassageContent, unit: Span) -> int:
    """How far into its line the text of a paragraph or item begins of which a unit is part."""
    line = content.text.rfind("\n", max(unit.start - _FAR, 0), unit.start) + 1
    if line == 0 and unit.start > _FAR:
        return 0
    markers = _MARKERS.match(content.text, line)
    return markers.end() - line if markers else 0
