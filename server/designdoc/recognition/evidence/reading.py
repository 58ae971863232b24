"""Reading: one sentence, item or row while it is scanned, when its terms are shared out to everyone who wants to hear
of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.evidence.notation import NOTATIONS
from designdoc.recognition.evidence.together import stretch_of
from designdoc.recognition.evidence.units import Entry, Mark, Place, UnitTerms
from designdoc.recognition.quantities import Quantity
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Group, Vocabulary

_NEGATION_REACH = 5
"""A negation reaches so many words ahead: "no model is ever trained"."""
_NEGATION_ENDS = (":", ";", "->", "=>", "(", "\u2192", "\u21d2", "\u2013", "\u2014", "\uff1a", "\uff1b", "\uff08")
"""And no further than to one of these, nor to the next cell of a row: what follows is what is done about it ("no answer
in time → last value").
"""


class UnitText(NamedTuple):
    """All that decides what a unit says: its number in the passage and the stretch of that which it is, with the terms
    and quantities in it, which have their places in the passage, and all ``kinds`` of these quantities.
    """

    content: PassageContent
    number: int
    start: int
    end: int
    hits: list[Hit]
    quantities: Sequence[Quantity]
    kinds: frozenset[str]

    @property
    def source(self) -> str:
        """The text as the author wrote it."""
        return self.content.text[self.start : self.end]

    @property
    def reading(self) -> str:
        """What can be read of it."""
        return self.content.reading[self.start : self.end]

    @property
    def row(self) -> bool:
        """Whether it is the row of a table."""
        return self.content.units[self.number].kind is UnitKind.ROW

    def holds(self, kinds: tuple[str, ...]) -> bool:
        """Whether there is a quantity of each kind, and the notation that may be asked for."""
        # Code counts: a path is often set in it.
        return all(NOTATIONS[kind](self.source) if kind in NOTATIONS else kind in self.kinds for kind in kinds)

    def says_what(self, other: UnitText) -> bool:
        """Whether the same stands in another unit of the same number, so that it says the same."""
        moved = self.start - other.start
        return (
            len(self.hits) == len(other.hits)
            and self.source == other.source
            and self.reading == other.reading
            and self.hits == [(term, start + moved, end + moved) for term, start, end in other.hits]
            and (not (self.quantities or other.quantities) or self._measured() == other._measured())
            and self.row == other.row
        )

    def _measured(self) -> list[tuple[Place, frozenset[str]]]:
        begin = self.start
        return [((q.span.start - begin, q.span.end - begin), q.kinds) for q in self.quantities]


class UnitReading:
    """A unit while it is scanned."""

    def __init__(self, vocabulary: Vocabulary, unit: UnitText) -> None:
        self.vocabulary = vocabulary
        self.unit = unit
        self.places: list[Place] = []
        self.spoken: list[_Spoken] = []
        self.facts: dict[tuple[str, str], None] = {}
        self.found: list[Entry] = []
        self.found_at: list[Place] = []
        self.heard: list[Heard] = []

    def terms(self) -> UnitTerms:
        """What the terms of the unit say."""
        self._share_out()
        parts = _NO_PARTS.union(*map(_parts, self.heard)) if self.heard else _NO_PARTS
        self._complete_groups(parts)
        return UnitTerms(
            tuple(self.places),
            _marks(self.unit.number, self.spoken),
            tuple(self.facts),
            tuple(self.found),
            tuple(self.found_at),
            parts if self.unit.row else _NO_PARTS,
        )

    def _share_out(self) -> None:
        """Tell everyone of the terms that they want to hear of."""
        vocabulary, hits = self.vocabulary, self.unit.hits
        turning = [hit for hit in hits if hit[0] in vocabulary.turning]
        negations = [hit for hit in turning if hit[0] in vocabulary.negating] if turning else turning
        exclusions = [hit for hit in turning if hit[0] in vocabulary.excluding] if turning else turning
        uses, names, weak = vocabulary.uses, vocabulary.index.names, v.WEAK
        spoken, heard, all_found = self.spoken, self.heard, self.found
        begin, places, found_at = self.unit.start, self.places, self.found_at
        for hit in hits:
            if exclusions and not _overlaps(hit, exclusions):
                continue
            term, start, end = hit
            place = start - begin, end - begin
            marks, parts, describing, facts, found = uses[term]
            if found:
                all_found += found
                found_at += [place] * len(found)
            if negations and self._is_negated(negations, start):
                if describing:
                    heard.append((place, describing))
                continue
            if parts:
                heard.append((place, parts))
            for section, kind in marks:
                spoken.append((place[0], -place[1], kind == weak, len(places), kind, names[term], section))
            if marks:
                places.append(place)
            for fact in facts:
                self.facts[fact, names[term]] = None

    def _is_negated(self, negations: Sequence[Hit], start: int) -> bool:
        """Whether the nearest negation before ``start`` (they are in order) is only a few words away."""
        before = bisect_right(negations, start, key=_end) - 1
        if before < 0:
            return False
        content, end = self.unit.content, negations[before][2]
        between = content.reading[end:start]
        if len(between.split(None, _NEGATION_REACH)) >= _NEGATION_REACH or any(
            map(between.__contains__, _NEGATION_ENDS)
        ):
            return False
        return not (self.unit.row and "|" in content.text[end:start])

    def _complete_groups(self, present: frozenset[int]) -> None:
        """A together-group speaks where all its parts, which are ``present``, and its quantities stand in the unit."""
        unit, groups = self.unit, self.vocabulary.groups_by_rarest
        spoken = map(groups.__getitem__, groups.keys() & present)
        worded = [group for group in spoken if present.issuperset(group.parts)]
        complete = [group for group in worded if not group.quantities or unit.holds(group.quantities)]
        for place, group in _stretches(self.heard, complete) if complete else ():
            self._speak(group, place)
        for group in self.vocabulary.pure_quantities if unit.quantities else ():
            if unit.holds(group.quantities):
                start, end = unit.quantities[0].span
                self._speak(group, (start - unit.start, end - unit.start))

    def _speak(self, group: Group, place: Place) -> None:
        owner, kind = group.owner, group.kind
        if kind == v.FACT_MEMBER:
            self.facts[owner, group.label] = None
        # A sentence describes a section once, however many descriptions it fits.
        elif kind == v.MEMBER or not any(said[-1] == owner and said[4] == kind for said in self.spoken):
            self.spoken.append((place[0], -place[1], False, len(self.places), kind, group.label, owner))
            self.places.append(place)


Heard = tuple[Place, tuple[int, ...]]
"""A term that is part of groups: its place, and the parts it is."""

_NO_PARTS = frozenset[int]()


def _stretches(heard: Sequence[Heard], groups: Sequence[Group]) -> list[tuple[Place, Group]]:
    """Where the parts of groups stand beside each other, in order."""
    placed = ([[place for place, parts in heard if part in parts] for part in group.parts] for group in groups)
    found = [(place, group) for place, group in zip(map(stretch_of, placed), groups, strict=True) if place is not None]
    return sorted(found, key=lambda stretch: (stretch[0], stretch[1].parts.start))


_Spoken = tuple[int, int, bool, int, str, str, str]
"""What becomes a mark: where it starts, minus where it ends, whether it is weak, and then number of place, kind, term
and section."""


def _marks(unit: int, spoken: list[_Spoken]) -> tuple[Mark, ...]:
    """The marks of a unit in the order of the text, and of those that begin together the longest first. Of terms at one
    place the strong one comes first: a French "label*" is no English "label", which is weak.
    """
    ends: dict[str, int] = {}
    reached, longest = -1, -1
    marks: list[tuple[object, ...]] = []
    for start, to, weak, number, kind, term, section in sorted(spoken, key=_leftmost_longest):
        counts = hints = True
        if kind not in _OF_GROUPS:
            counts = start >= ends.get(section, -1)
            if counts:
                ends[section] = -to
            if -to > reached:
                reached, longest = -to, start
            elif weak:
                hints = (start, -to) == (longest, reached)
        marks.append((unit, number, kind, term, section, counts, hints))
    return tuple(map(tuple.__new__, repeat(Mark), marks))


_OF_GROUPS = frozenset((v.MEMBER, v.DESCRIBING))
_leftmost_longest = itemgetter(0, 1, 2)


def _overlaps(hit: Hit, phrases: Sequence[Hit]) -> bool:
    """Whether a hit is part of one of the phrases (in order) or holds one: "out of scope" itself still speaks."""
    following = bisect_left(phrases, hit[2], key=_start)
    return following > 0 and phrases[following - 1][2] > hit[1]


_start, _end, _parts = itemgetter(1), itemgetter(2), itemgetter(1)
