"""Scan: everything recognition finds in one passage, without knowing where the passage stands.

A scan depends on the passage's own text and the vocabulary alone, so it is made once per passage content and found
again by identity after an edit elsewhere. All passages that are new are searched for terms together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import itemgetter, or_
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.outside_prose import HEADING, not_read, titles_and_drawings
from designdoc.recognition.evidence.prompts import NOTHING_LEFT, Prompts, PromptsLeft
from designdoc.recognition.evidence.together import stretch_of
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.quantities import Quantity, read
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Group, Vocabulary
from designdoc.recognition.words.acronyms import acronyms
from designdoc.recognition.words.counting import count_words
from designdoc.text import Span
from designdoc.text.regex import regex

_NODE = regex("[A-Z][0-9]")
_NEGATION_REACH = 5
"""A negation reaches so many words ahead: "no model is ever trained"."""

Seen = tuple[tuple[int, Span], list[Hit]]
"""A text outside the prose (``titles_and_drawings``) and the terms in it."""


class Mark(NamedTuple):
    """One term of a section as it occurs: the unit it stands in, its place in the passage, how strong its evidence is
    (``strong``, ``weak``, or ``member`` and ``describing`` for a complete group) and the term as the pack writes it.
    """

    unit: int
    span: Span
    kind: str
    term: str


class Scan(NamedTuple):
    """What one passage holds.

    ``marks`` are found in its prose, ``drawn`` in the text of its diagrams (their ``unit`` is the diagram's number) and
    in its heading (``unit`` -1). ``titled`` are the sections whose required substance the heading names. ``found``
    maps (kind, id) of metrics, tasks, losses and word lists to their places. ``lists`` are the word lists of which a
    word stands anywhere in prose, heading or diagrams, be it quoted or left from the template. ``facts`` maps fact ids
    to the different terms found; ``detected`` are the numbers of the terms by which a framework is detected, wherever
    they stand. ``words`` counts the words of the reading. ``acronyms`` counts words of capitals, and ``expanded`` are
    those that stand in brackets. ``prompts`` of the template that were left say nothing: no word of the sentence, item,
    row or diagram they stand in is found or counted. ``draws`` says whether there is a diagram other than the
    template's.
    """

    marks: dict[str, tuple[Mark, ...]]
    drawn: dict[str, tuple[Mark, ...]]
    titled: frozenset[str]
    facts: dict[str, tuple[str, ...]]
    detected: frozenset[int]
    found: dict[tuple[str, str], tuple[Span, ...]]
    lists: frozenset[str]
    quantities: tuple[Quantity, ...]
    words: int
    acronyms: Mapping[str, int]
    expanded: frozenset[str]
    prompts: PromptsLeft
    draws: bool


_NO_LISTS = frozenset[str]()
_SILENT = Scan({}, {}, frozenset(), {}, frozenset(), {}, _NO_LISTS, (), 0, {}, frozenset(), NOTHING_LEFT, draws=False)
"""The scan of a bare passage."""


class Scanner:
    """Scans passages with one vocabulary and remembers the result as long as the passage content lives."""

    def __init__(self, vocabulary: Callable[[], Vocabulary], prompts: Prompts) -> None:
        """``vocabulary`` decides what is looked for, ``prompts`` are the words of the template. It is asked
        for whenever it is needed, because it takes much memory and may have been let go meanwhile.
        """
        self._vocabulary = vocabulary
        self._prompts = prompts
        self._scans: ContentMemo[Scan] = ContentMemo()
        self._mentioned: ContentMemo[frozenset[str]] = ContentMemo()

    def scan(self, content: PassageContent) -> Scan:
        """Everything found in ``content``; spans are relative to the passage."""
        scan = self._scans.get(content)
        return self.scan_all([content])[0] if scan is None else scan

    def scan_all(self, contents: Sequence[PassageContent]) -> list[Scan]:
        """Everything found in each of the contents."""
        scans = list(map(self._scans.get, contents))
        new = [content for content, scan in zip(contents, scans, strict=True) if scan is None]
        read = map(self._scans.keep, new, self._read(new))
        return [scan or next(read) for scan in scans]

    def _read(self, contents: list[PassageContent]) -> Iterator[Scan]:
        drawings = list(map(titles_and_drawings, contents))
        texts = [
            text
            for content, drawn in zip(contents, drawings, strict=True)
            for text in (content.reading, *(content.text[place.start : place.end] for _, place in drawn))
        ]
        vocabulary = self._vocabulary()
        found = vocabulary.index.find_in_each(texts)
        for content, places in zip(contents, drawings, strict=True):
            hits, prompts = next(found), self._prompts.left_in(content)
            seen = list(zip(places, found, strict=False)) if places else []
            drawn = self._seen(content, seen, prompts) if seen else {}
            lists = self._lists_in(hits, *(terms for _, terms in seen))
            if not content.bare:
                yield _Reading(vocabulary, content, hits, prompts).scan(drawn, self._titled(seen), lists)
            else:
                yield _SILENT._replace(drawn=drawn, lists=lists) if drawn or lists else _SILENT

    def _titled(self, seen: Sequence[Seen]) -> frozenset[str]:
        """The sections whose required substance the heading names: "Out of scope"."""
        hits, uses = seen[0][1] if seen and seen[0][0][0] == HEADING else (), self._vocabulary().uses
        found = (name for term, *_ in hits for _, name in uses[term].found)
        return frozenset(name.removeprefix(v.SUBSTANCE) for name in found if name.startswith(v.SUBSTANCE))

    def _seen(self, content: PassageContent, seen: Sequence[Seen], prompts: PromptsLeft) -> dict[str, tuple[Mark, ...]]:
        """The strong terms in the text of diagrams and in the heading."""
        vocabulary = self._vocabulary()
        names, uses = vocabulary.index.names, vocabulary.uses
        drawn: dict[str, list[Mark]] = {}
        for (number, place), hits in seen:
            for term, start, end in () if number in prompts.drawings else hits:
                strong = [section for section, kind in uses[term].marks if kind == v.STRONG]
                span = Span(place.start + start, place.start + end)
                if not strong or _NODE.fullmatch(content.text, span.start, span.end):
                    continue  # "F1" is a box of the diagram here, and "R2" the next one.
                for section in strong:
                    drawn.setdefault(section, []).append(Mark(number, span, v.STRONG, names[term]))
        return {section: tuple(marks) for section, marks in drawn.items()}

    def mentions(self, contents: Sequence[PassageContent]) -> list[frozenset[str]]:
        """The word lists of which a word stands anywhere in each of the contents: in prose, quotes, headings, code,
        diagrams and links. Only comments and front matter, which are not text of the design, do not count.
        """
        known = list(map(self._mentioned.get, contents))
        new = [content for content, lists in zip(contents, known, strict=True) if lists is None]
        read = (scan.lists for scan in self.scan_all(new))
        unread = map(self._lists_in, self._vocabulary().index.find_in_each(list(map(not_read, new))))
        told = map(self._mentioned.keep, new, map(or_, read, unread))
        return [next(told) if lists is None else lists for lists in known]

    def _lists_in(self, *found: Sequence[Hit]) -> frozenset[str]:
        """The word lists of which a word is among the terms found."""
        terms = {hit[0] for hits in found for hit in hits}
        return frozenset[str]().union(*map(self._vocabulary().lists.__getitem__, terms)) if terms else _NO_LISTS


class _Reading:
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
        self.members: dict[tuple[int, int], dict[int, list[Span]]] = defaultdict(dict)
        # A sentence describes a section once, however many descriptions it fits.
        self.described: set[tuple[str, int]] = set()
        self.quantities = read(content.reading)

    def scan(self, drawn: dict[str, tuple[Mark, ...]], titled: frozenset[str], lists: frozenset[str]) -> Scan:
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
            marks, members, describing, facts, found = uses[term]
            for key in found:
                self.found[key].append(span)
            for group, position in describing:
                self.members[group, unit].setdefault(position, []).append(span)
            if unit in negated and self._is_negated(negated[unit], start):
                continue
            for section, kind in marks:
                self.marks[section].append(Mark(unit, span, kind, names[term]))
            for group, position in members:
                self.members[group, unit].setdefault(position, []).append(span)
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
        for (number, unit), members in self.members.items():
            group = self.vocabulary.groups[number]
            if len(members) + len(group.quantities) == group.members and _holds(measured.get(unit, ()), group):
                span = stretch_of(list(members.values()))
                if span is not None:
                    self._speak(group, unit, span)
        for group in self.vocabulary.pure_quantities if measured else ():
            for unit, quantities in measured.items():
                if _holds(quantities, group):
                    self._speak(group, unit, quantities[0].span)

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


def _overlaps(hit: Hit, phrases: Sequence[Hit]) -> bool:
    """Whether a hit is part of one of the phrases (in order) or holds one: "out of scope" itself still speaks."""
    following = bisect_left(phrases, hit[2], key=_start)
    return following > 0 and phrases[following - 1][2] > hit[1]


_term, _start, _end, _place = itemgetter(0), itemgetter(1), itemgetter(2), itemgetter(1, 2)


def _holds(quantities: Sequence[Quantity], group: Group) -> bool:
    return all(any(q.is_a(kind) for q in quantities) for kind in group.quantities)
