"""Scan: everything recognition finds in one passage, without knowing where the passage stands.

A scan depends on the passage's own text and the vocabulary alone, so it is made once per passage content and found
again by identity after an edit elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from designdoc.document.model import BlockKind, DiagramKind, PassageContent
from designdoc.document.prose.blanking import blanked
from designdoc.recognition import vocabulary as v
from designdoc.recognition.quantities import Quantity, read
from designdoc.recognition.terms import Hit
from designdoc.recognition.vocabulary import Group, Owner, Vocabulary
from designdoc.recognition.words import count_words
from designdoc.text import Span
from designdoc.text.regex import regex

_ACRONYM = regex(r"\b[A-Z][A-Z0-9]{1,5}s?\b")
_NEGATION_REACH = 5
_PICTURES = (DiagramKind.IMAGE, DiagramKind.LINK)


class Mark(NamedTuple):
    """One thing that speaks for a section: the unit it stands in, its place in the passage, how strongly it speaks
    (``strong``, ``weak`` or ``member`` for a complete together-group) and the term as the pack writes it.
    """

    unit: int
    span: Span
    kind: str
    term: str


class Scan(NamedTuple):
    """What one passage holds.

    ``marks`` are found in its prose, ``drawn`` in the text of its diagrams (their ``unit`` is the diagram's number) and
    in its heading (``unit`` -1). ``found`` maps (kind, id) of metrics, tasks, losses and word lists to their places.
    ``facts`` maps fact ids to the different terms found. ``words`` counts the words of the reading. ``acronyms`` counts
    words of capitals, and ``expanded`` are those that stand in brackets.
    """

    marks: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[Mark, ...]]
    facts: dict[str, tuple[str, ...]]
    found: dict[tuple[str, str], tuple[Span, ...]]
    quantities: tuple[Quantity, ...]
    words: int
    acronyms: Mapping[str, int]
    expanded: frozenset[str]


class Scanner:
    """Scans passages with one vocabulary and remembers the result as long as the passage content lives."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """``vocabulary`` decides what is looked for."""
        self._vocabulary = vocabulary
        self._scans: WeakKeyDictionary[PassageContent, Scan] = WeakKeyDictionary()
        self._mentioned: WeakKeyDictionary[PassageContent, frozenset[str]] = WeakKeyDictionary()

    def scan(self, content: PassageContent) -> Scan:
        """Everything found in ``content``; spans are relative to the passage."""
        scan = self._scans.get(content)
        if scan is None:
            scan = self._scans[content] = _Reading(self._vocabulary, content).scan()
        return scan

    def mentions(self, content: PassageContent) -> frozenset[str]:
        """The word lists of which a word stands anywhere in ``content``: in prose, quotes, headings, code, diagrams
        and links. Only comments and front matter, which are not text of the design, do not count.
        """
        known = self._mentioned.get(content)
        if known is None:
            index = self._vocabulary.index
            head = [block.span for block in content.blocks[:1] if block.kind is BlockKind.FRONT_MATTER]
            hits = index.find(blanked(content.text, [*head, *content.comments]))
            owners = (owner for hit in hits for owner in index.owners[hit.term])
            known = self._mentioned[content] = frozenset(owner.id for owner in owners if owner.kind == v.WORDS)
        return known


class _Reading:
    def __init__(self, vocabulary: Vocabulary, content: PassageContent) -> None:
        self.vocabulary = vocabulary
        self.content = content
        self.starts = [unit.span.start for unit in content.units]
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self.facts: dict[str, set[str]] = defaultdict(set)
        self.found: dict[tuple[str, str], list[Span]] = defaultdict(list)
        self.members: dict[tuple[int, int], dict[int, Hit]] = defaultdict(dict)
        self.quantities = read(content.reading)

    def scan(self) -> Scan:
        index = self.vocabulary.index
        hits = index.find(self.content.reading)
        negated = self._hits_of(_NEGATION, hits)
        excluded = self._hits_of(_EXCLUDING, hits)
        for hit in hits:
            unit = self.unit_at(hit.start)
            if unit < 0 or self.content.units[unit].quoted:
                continue
            if unit in excluded and not _overlaps(hit, excluded[unit]):
                continue
            span = Span(hit.start, hit.end)
            denied = unit in negated and self._is_negated(negated[unit], hit)
            for owner in index.owners[hit.term]:
                self._give(owner, hit, unit, span, denied)
        self._complete_groups()
        return Scan(
            {section: tuple(marks) for section, marks in self.marks.items()},
            self._drawn(),
            {fact: tuple(sorted(terms)) for fact, terms in self.facts.items()},
            {key: tuple(spans) for key, spans in self.found.items()},
            self.quantities,
            count_words(self.content.reading),
            *_acronyms(self.content.reading),
        )

    def _drawn(self) -> dict[str, tuple[Mark, ...]]:
        """Strong terms in the text of diagrams and in the heading."""
        content = self.content
        places = [(-1, content.heading.text_span)] if content.heading else []
        places += [(i, d.source_span) for i, d in enumerate(content.diagrams) if d.kind not in _PICTURES]
        drawn: dict[str, list[Mark]] = defaultdict(list)
        index = self.vocabulary.index
        for number, place in places:
            for hit in index.find(content.text[place.start : place.end]):
                span = Span(hit.start, hit.end).shift(place.start)
                for owner in index.owners[hit.term]:
                    if owner.kind == v.STRONG:
                        drawn[owner.id].append(Mark(number, span, v.STRONG, index.names[hit.term]))
        return {section: tuple(marks) for section, marks in drawn.items()}

    def unit_at(self, offset: int) -> int:
        """The index of the unit that holds ``offset``, or -1."""
        unit = bisect_right(self.starts, offset) - 1
        return unit if unit >= 0 and offset < self.content.units[unit].span.end else -1

    def _hits_of(self, owner: Owner, hits: list[Hit]) -> dict[int, list[Hit]]:
        """The hits of one word list by unit."""
        owners = self.vocabulary.index.owners
        by_unit: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            if owner in owners[hit.term]:
                by_unit[self.unit_at(hit.start)].append(hit)
        return by_unit

    def _is_negated(self, negations: Sequence[Hit], hit: Hit) -> bool:
        """Whether the nearest negation before a hit in its unit (they are in order) is only a few words away."""
        before = bisect_right(negations, hit.start, key=_end) - 1
        if before < 0:
            return False
        between = self.content.reading[negations[before].end : hit.start]
        return len(between.split(None, _NEGATION_REACH)) < _NEGATION_REACH

    def _give(self, owner: Owner, hit: Hit, unit: int, span: Span, negated: bool) -> None:
        term = self.vocabulary.index.names[hit.term]
        if owner.kind in (v.STRONG, v.WEAK):
            if not negated:
                self.marks[owner.id].append(Mark(unit, span, owner.kind, term))
        elif owner.kind in (v.MEMBER, v.FACT_MEMBER):
            if not negated:
                self.members[owner.group, unit].setdefault(owner.number, hit)
        elif owner.kind == v.FACT:
            if not negated:
                self.facts[owner.id].add(term)
        else:
            self.found[owner.kind, owner.id].append(span)

    def _complete_groups(self) -> None:
        """A together-group speaks where all its members, quantities included, stand in one unit."""
        measured = self._quantities_by_unit()
        for (number, unit), members in self.members.items():
            group = self.vocabulary.groups[number]
            if len(members) + len(group.quantities) == group.members and _holds(measured.get(unit, ()), group):
                span = Span(min(h.start for h in members.values()), max(h.end for h in members.values()))
                self._speak(group, unit, span)
        for group in self.vocabulary.pure_quantities:
            for unit, quantities in measured.items():
                if _holds(quantities, group):
                    self._speak(group, unit, quantities[0].span)

    def _speak(self, group: Group, unit: int, span: Span) -> None:
        if group.fact:
            self.facts[group.owner].add(group.label)
        else:
            self.marks[group.owner].append(Mark(unit, span, v.MEMBER, group.label))

    def _quantities_by_unit(self) -> dict[int, list[Quantity]]:
        by_unit: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            unit = self.unit_at(quantity.span.start)
            if unit >= 0 and not self.content.units[unit].quoted:
                by_unit[unit].append(quantity)
        return by_unit


def _acronyms(reading: str) -> tuple[dict[str, int], frozenset[str]]:
    used: Counter[str] = Counter()
    expanded = set()
    for match in _ACRONYM.finditer(reading):
        word = match.group().rstrip("s")
        used[word] += 1
        if reading[match.start() - 1 : match.start()] == "(":
            expanded.add(word)
    return dict(used), frozenset(expanded)


def _overlaps(hit: Hit, phrases: Sequence[Hit]) -> bool:
    """Whether a hit is part of one of the phrases (in order) or holds one: "out of scope" itself still speaks."""
    following = bisect_left(phrases, hit.end, key=_start)
    return following > 0 and phrases[following - 1].end > hit.start


def _start(hit: Hit) -> int:
    return hit.start


def _end(hit: Hit) -> int:
    return hit.end


def _holds(quantities: Sequence[Quantity], group: Group) -> bool:
    return all(any(q.is_a(kind) for q in quantities) for kind in group.quantities)


_NEGATION = Owner(v.WORDS, "negation")
_EXCLUDING = Owner(v.WORDS, v.EXCLUDING)
