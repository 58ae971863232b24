"""Reading: one passage while it is scanned, when its terms are shared out to everyone who wants to hear of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby, repeat
from operator import itemgetter

from designdoc.document.model import PassageContent, Unit, UnitKind
from designdoc.recognition.evidence.paths import is_path
from designdoc.recognition.evidence.prompts import PromptsLeft
from designdoc.recognition.evidence.scan import Mark, Scan
from designdoc.recognition.evidence.together import stretch_of
from designdoc.recognition.quantities import Quantity, read
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Group, Vocabulary
from designdoc.recognition.words.acronyms import acronyms
from designdoc.recognition.words.counting import count_words
from designdoc.text import Span

_PATH = "path"
_NEGATION_REACH = 5
"""A negation reaches so many words ahead: "no model is ever trained"."""

Heard = tuple[Span, tuple[int, ...]]
"""A term that is part of groups: its place, and the parts it is."""


class PassageReading:
    """A passage while it is scanned; ``hits`` are the terms in its reading, in order."""

    def __init__(self, vocabulary: Vocabulary, content: PassageContent, hits: list[Hit], prompts: PromptsLeft) -> None:
        self.vocabulary = vocabulary
        self.content = content
        self.hits = hits
        self.prompts = prompts
        self.starts = [unit.span.start for unit in content.units]
        # Where a unit ends, or would have ended before it began where it is not the author's words.
        self.ends = [
            -1 if unit.quoted or number in prompts.units else unit.span.end for number, unit in enumerate(content.units)
        ]
        self.spoken = frozenset(map(_term, hits))
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self.facts: dict[str, set[str]] = defaultdict(set)
        self.found: dict[tuple[str, str], list[Span]] = defaultdict(list)
        self.heard: dict[int, list[Heard]] = defaultdict(list)
        # A sentence describes a section once, however many descriptions it fits.
        self.described: set[tuple[str, int]] = set()
        self.quantities = read(content.reading)
        self._paths: dict[int, bool] = {}

    def scan(self, drawn: dict[str, tuple[Mark, ...]], titled: frozenset[str], lists: frozenset[str]) -> Scan:
        """The scan of the passage; what is not found in its prose is handed in."""
        self._share_out()
        self._complete_groups()
        return Scan(
            {section: tuple(marks) for section, marks in self.marks.items()},
            drawn,
            titled,
            {fact: tuple(sorted(terms)) for fact, terms in self.facts.items()},
            self.spoken & self.vocabulary.detecting,
            {key: tuple(spans) for key, spans in self.found.items()},
            lists,
            self.quantities,
            self._words(),
            *acronyms(self.content.reading),
            self.prompts,
            len(self.content.diagrams) > len(self.prompts.drawings),
        )

    def _words(self) -> int:
        places = (self.content.units[number].span for number in self.prompts.units)
        left = sum(count_words(self.content.reading[place.start : place.end]) for place in places)
        return count_words(self.content.reading) - left

    def unit_at(self, offset: int) -> int:
        """The index of the unit that holds ``offset``, or -1 where there is none or it is not the author's words."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else -1

    def _share_out(self) -> None:
        """Tell everyone of the terms that they want to hear of."""
        negated = self._hits_of(self.vocabulary.negating)
        excluded = self._hits_of(self.vocabulary.excluding)
        uses, names = self.vocabulary.uses, self.vocabulary.index.names
        starts, ends = self.starts, self.ends
        # There are hundreds of hits in a document, so their spans are made without a call of Python for each.
        spans = map(tuple.__new__, repeat(Span), map(_place, self.hits))
        for hit, span in zip(self.hits, spans, strict=True):
            term, start, _ = hit
            # What ``unit_at`` tells, without a call for each hit.
            unit = bisect_right(starts, start) - 1
            if unit < 0 or start >= ends[unit] or (unit in excluded and not _overlaps(hit, excluded[unit])):
                continue
            marks, parts, describing, facts, found = uses[term]
            for key in found:
                self.found[key].append(span)
            if unit in negated and self._is_negated(negated[unit], start):
                if describing:
                    self.heard[unit].append((span, describing))
                continue
            if parts:
                self.heard[unit].append((span, parts))
            for section, kind in marks:
                self.marks[section].append(Mark(unit, span, kind, names[term]))
            for fact in facts:
                self.facts[fact].add(names[term])

    def _hits_of(self, terms: frozenset[int]) -> dict[int, list[Hit]]:
        """The hits of some terms by unit."""
        by_unit: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits if not self.spoken.isdisjoint(terms) else ():
            if hit[0] in terms:
                by_unit[self.unit_at(hit[1])].append(hit)
        return by_unit

    def _is_negated(self, negations: Sequence[Hit], start: int) -> bool:
        """Whether the nearest negation before ``start`` in its unit (they are in order) is only a few words away."""
        before = bisect_right(negations, start, key=_end) - 1
        if before < 0:
            return False
        between = self.content.reading[negations[before][2] : start]
        return len(between.split(None, _NEGATION_REACH)) < _NEGATION_REACH

    def _complete_groups(self) -> None:
        """A together-group speaks where all its members, quantities included, stand in one unit."""
        measured = self._quantities_by_unit()
        parts = {unit: frozenset[int]().union(*map(_parts, heard)) for unit, heard in self.heard.items()}
        groups = self.vocabulary.groups_by_rarest
        for unit, present in parts.items():
            spoken = map(groups.__getitem__, groups.keys() & present)
            complete = [group for group in spoken if present.issuperset(group.parts)]
            for span, group in _stretches(self.heard[unit], complete) if complete else ():
                if self._holds(unit, measured.get(unit, ()), group):
                    self._speak(group, unit, span)
        if any(unit.kind is UnitKind.ROW for unit in self.content.units):
            self._complete_in_rows(parts, measured)
        for group in self.vocabulary.pure_quantities if measured else ():
            for unit, quantities in measured.items():
                if self._holds(unit, quantities, group):
                    self._speak(group, unit, quantities[0].span)

    def _complete_in_rows(
        self, parts: Mapping[int, frozenset[int]], measured: Mapping[int, Sequence[Quantity]]
    ) -> None:
        """Groups that describe a section may have some members in the header of a table: "Aim | Today | Goal" is read
        with each row below, and the first that holds what the header lacks speaks. One word is not enough there: not
        every number below "Item" counts items.
        """
        group_of, none = self.vocabulary.group_of, frozenset[int]()
        for header, rows in _rows_below_headers(self.content.units).items():
            named = parts.get(header, none)
            for group in dict.fromkeys(group_of[part] for part in sorted(named)):
                complete = named.issuperset(group.parts) and self._holds(header, measured.get(header, ()), group)
                if complete or group.kind != v.DESCRIBING or len(group.parts) == 1:
                    continue
                lacking = set(group.parts) - named
                for row in rows:
                    if lacking <= parts.get(row, none) and self._holds(row, measured.get(row, ()), group):
                        self._speak(group, row, self.content.units[row].span)
                        break

    def _holds(self, unit: int, quantities: Sequence[Quantity], group: Group) -> bool:
        """Whether a unit, of which the quantities are given, holds those of a group, and the path it may ask for."""
        return all(
            self._is_path(unit) if kind == _PATH else any(quantity.is_a(kind) for quantity in quantities)
            for kind in group.quantities
        )

    def _is_path(self, unit: int) -> bool:
        # Code counts: a path is often set in it.
        known = self._paths.get(unit)
        if known is None:
            known = self._paths[unit] = is_path(self.content.text[slice(*self.content.units[unit].span)])
        return known

    def _speak(self, group: Group, unit: int, span: Span) -> None:
        if group.kind == v.FACT_MEMBER:
            self.facts[group.owner].add(group.label)
        elif group.kind == v.MEMBER or (group.owner, unit) not in self.described:
            self.marks[group.owner].append(Mark(unit, span, group.kind, group.label))
            if group.kind == v.DESCRIBING:
                self.described.add((group.owner, unit))

    def _quantities_by_unit(self) -> dict[int, list[Quantity]]:
        by_unit: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            unit = self.unit_at(quantity.span.start)
            if unit >= 0:
                by_unit[unit].append(quantity)
        return by_unit


def _stretches(heard: Sequence[Heard], groups: Sequence[Group]) -> list[tuple[Span, Group]]:
    """Where the parts of groups stand beside each other in one unit, in order."""
    placed = ([[span for span, parts in heard if part in parts] for part in group.parts] for group in groups)
    found = [(span, group) for span, group in zip(map(stretch_of, placed), groups, strict=True) if span is not None]
    return sorted(found, key=lambda stretch: (stretch[0], stretch[1].parts.start))


def _rows_below_headers(units: Sequence[Unit]) -> dict[int, range]:
    """The rows of each table by the row that is its header."""
    below: dict[int, range] = {}
    for (_, kind), run in groupby(enumerate(units), key=lambda numbered: (numbered[1].block, numbered[1].kind)):
        if kind is UnitKind.ROW:
            numbers = [number for number, _ in run]
            below[numbers[0]] = range(numbers[0] + 1, numbers[-1] + 1)
    return below


def _overlaps(hit: Hit, phrases: Sequence[Hit]) -> bool:
    """Whether a hit is part of one of the phrases (in order) or holds one: "out of scope" itself still speaks."""
    following = bisect_left(phrases, hit[2], key=_start)
    return following > 0 and phrases[following - 1][2] > hit[1]


_term, _start, _end, _place, _parts = itemgetter(0), itemgetter(1), itemgetter(2), itemgetter(1, 2), itemgetter(1)
