"""UnitScan: what the terms in one sentence, item or row of a passage say, worked out while the passage is scanned."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.recognition.quantities import Quantity
from designdoc.recognition.scanning.notation import NOTATIONS
from designdoc.recognition.scanning.together import stretch_of
from designdoc.recognition.scanning.units import Entry, Mark, Place, UnitTerms
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Group, Vocabulary

_NEGATION_REACH = 5
"""How many words ahead a negation reaches: "no model is ever trained"."""
_NEGATION_ENDS = (":", ";", "->", "=>", "(", "\u2192", "\u21d2", "\u2013", "\u2014", "\uff1a", "\uff1b", "\uff08")
"""A negation ends at any of these, and at the next cell of a row: what follows says what is done about it ("no answer
in time → last value").
"""


class UnitText(NamedTuple):
    """All that decides what a unit says. ``number`` is its number among the units of the passage, ``start`` its place
    in the passage; ``source`` is its text as the author wrote it, ``reading`` its prose, in which all else is blank,
    and ``row`` says whether it is the row of a table. ``hits`` and ``quantities`` are the terms and quantities inside
    it, with their places in the passage, and ``kinds`` all kinds of these quantities.
    """

    content: PassageContent
    number: int
    start: int
    source: str
    reading: str
    row: bool
    hits: list[Hit]
    quantities: Sequence[Quantity]
    kinds: frozenset[str]

    def holds(self, kinds: tuple[str, ...]) -> bool:
        """Whether there is a quantity of each kind, and the notation that may be asked for."""
        return all(map(self._holds_one, kinds))

    def _holds_one(self, kind: str) -> bool:
        # Code counts: a path is often set in it.
        return NOTATIONS[kind](self.source) if kind in NOTATIONS else kind in self.kinds

    def says_the_same_as(self, other: UnitText) -> bool:
        """Whether another unit with the same number holds the same text, terms and quantities."""
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


class UnitScan:
    """One unit while it is scanned: what its terms have been found to say so far."""

    def __init__(self, vocabulary: Vocabulary, unit: UnitText) -> None:
        """``vocabulary`` says what each term stands for."""
        self._vocabulary = vocabulary
        self._unit = unit
        self._places: list[Place] = []
        self._candidates: list[_Candidate] = []
        self._facts: dict[tuple[str, str], None] = {}
        self._found: list[Entry] = []
        self._found_at: list[Place] = []
        self._members: list[_Member] = []

    def terms(self) -> UnitTerms:
        """What the terms of the unit say."""
        self._read_hits()
        parts = _NO_PARTS.union(*[parts for _, parts in self._members]) if self._members else _NO_PARTS
        self._complete_groups(parts)
        return UnitTerms(
            tuple(self._places),
            _marks(self._unit.number, self._candidates),
            tuple(self._facts),
            tuple(self._found),
            tuple(self._found_at),
            parts if self._unit.row else _NO_PARTS,
        )

    def _read_hits(self) -> None:
        """File every hit under all that its term stands for, but for what is negated or part of an exclusion."""
        vocabulary, hits = self._vocabulary, self._unit.hits
        turning = [hit for hit in hits if hit[0] in vocabulary.turning]
        negations = [hit for hit in turning if hit[0] in vocabulary.negating] if turning else turning
        exclusions = [hit for hit in turning if hit[0] in vocabulary.excluding] if turning else turning
        uses, names, begin = vocabulary.uses, vocabulary.index.names, self._unit.start
        places, candidates = self._places, self._candidates
        for hit in hits:
            if exclusions and not _overlaps(hit, exclusions):
                continue
            term, start, end = hit
            place = start - begin, end - begin
            marks, parts, describing, facts, found = uses[term]
            if found:
                self._found += found
                self._found_at += [place] * len(found)
            if negations and self._is_negated(negations, start):
                if describing:
                    self._members.append((place, describing))
                continue
            if parts:
                self._members.append((place, parts))
            for section, kind in marks:
                candidates.append((place[0], -place[1], kind == v.WEAK, len(places), kind, names[term], section))
            if marks:
                places.append(place)
            for fact in facts:
                self._facts[fact, names[term]] = None

    def _is_negated(self, negations: Sequence[Hit], start: int) -> bool:
        """Whether the nearest negation before ``start`` (they are in order) is only a few words away."""
        before = bisect_right(negations, start, key=_end) - 1
        if before < 0:
            return False
        content, end = self._unit.content, negations[before][2]
        between = content.reading[end:start]
        if len(between.split(None, _NEGATION_REACH)) >= _NEGATION_REACH:
            return False
        if any(map(between.__contains__, _NEGATION_ENDS)):
            return False
        return not (self._unit.row and "|" in content.text[end:start])

    def _complete_groups(self, present: frozenset[int]) -> None:
        """Add the together-groups of which all words, the parts ``present``, and all quantities stand in the unit."""
        unit, by_rarest = self._unit, self._vocabulary.groups_by_rarest
        possible = [by_rarest[part] for part in by_rarest.keys() & present]
        worded = [group for group in possible if present.issuperset(group.parts)]
        complete = [group for group in worded if not group.quantities or unit.holds(group.quantities)]
        for place, group in _stretches(self._members, complete) if complete else ():
            self._add_group(group, place)
        for group in self._vocabulary.pure_quantities if unit.quantities else ():
            if unit.holds(group.quantities):
                start, end = unit.quantities[0].span
                self._add_group(group, (start - unit.start, end - unit.start))

    def _add_group(self, group: Group, place: Place) -> None:
        owner, kind = group.owner, group.kind
        if kind == v.FACT_MEMBER:
            self._facts[owner, group.label] = None
        # A sentence describes a section once, however many descriptions it fits.
        elif kind == v.MEMBER or not self._has(kind, owner):
            self._candidates.append((place[0], -place[1], False, len(self._places), kind, group.label, owner))
            self._places.append(place)

    def _has(self, kind: str, section: str) -> bool:
        return any((own, of) == (kind, section) for *_, own, _, of in self._candidates)


_Member = tuple[Place, tuple[int, ...]]
"""A term that is part of groups: its place, and the numbers of the parts it is."""

_NO_PARTS = frozenset[int]()


def _stretches(members: Sequence[_Member], groups: Sequence[Group]) -> list[tuple[Place, Group]]:
    """Where the parts of groups stand beside each other, in order."""
    placed = ([[place for place, parts in members if part in parts] for part in group.parts] for group in groups)
    found = [(place, group) for place, group in zip(map(stretch_of, placed), groups, strict=True) if place is not None]
    return sorted(found, key=lambda stretch: (stretch[0], stretch[1].parts.start))


_Candidate = tuple[int, int, bool, int, str, str, str]
"""What may become a mark: where it starts, minus where it ends, and whether it is weak, by which marks are ordered; and
then the number of its place, its kind, its term and its section.
"""


def _marks(unit: int, candidates: list[_Candidate]) -> tuple[Mark, ...]:
    """The marks of a unit in the order of the text, and of those that begin together the longest first. Of terms at one
    place the strong one comes first: a French "label*" is no English "label", which is weak.
    """
    ends: dict[str, int] = {}
    reached, longest = -1, -1
    marks: list[tuple[object, ...]] = []
    for start, minus_end, weak, number, kind, term, section in sorted(candidates, key=_leftmost_longest):
        counts = hints = True
        if kind not in _OF_GROUPS:
            counts = start >= ends.get(section, -1)
            if counts:
                ends[section] = -minus_end
            if -minus_end > reached:
                reached, longest = -minus_end, start
            elif weak:
                hints = (start, -minus_end) == (longest, reached)
        marks.append((unit, number, kind, term, section, counts, hints))
    return tuple(map(tuple.__new__, repeat(Mark), marks))


_OF_GROUPS = frozenset((v.MEMBER, v.DESCRIBING))
_leftmost_longest = itemgetter(0, 1, 2)


def _overlaps(hit: Hit, phrases: Sequence[Hit]) -> bool:
    """Whether a hit is part of one of the phrases (in order) or holds one: "out of scope" itself still speaks."""
    following = bisect_left(phrases, hit[2], key=_start)
    return following > 0 and phrases[following - 1][2] > hit[1]


_start, _end = itemgetter(1), itemgetter(2)
