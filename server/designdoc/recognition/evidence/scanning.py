"""Scan: everything recognition finds in one passage, without knowing where the passage stands.

A scan depends on the passage's own text and the vocabulary alone, so it is made once per passage content and found
again by identity after an edit elsewhere. All passages that are new are searched for terms together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, repeat
from operator import itemgetter, or_

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.outside_prose import HEADING, titles_and_drawings, unread
from designdoc.recognition.evidence.prompts import NOTHING_LEFT, Prompts, PromptsLeft
from designdoc.recognition.evidence.scan import DrawnMark, Scan
from designdoc.recognition.evidence.unit_reader import UnitReader
from designdoc.recognition.evidence.units import Entry, Mark, UnitTerms
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.quantities import read
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.recognition.words.acronyms import acronyms
from designdoc.recognition.words.counting import count_words
from designdoc.text import Span
from designdoc.text.regex import regex

_NODE = regex("[A-Z][0-9]")

Seen = tuple[tuple[int, Span], list[Hit]]
"""A text outside the prose (``titles_and_drawings``) and the terms in it."""


_NO_LISTS = frozenset[str]()
_SILENT = Scan(
    (), {}, {}, frozenset(), {}, frozenset(), {}, _NO_LISTS, (), 0, {}, frozenset(), NOTHING_LEFT, draws=False
)
"""The scan of a bare passage."""


class Scanner:
    """Scans passages with one vocabulary and remembers the result as long as the passage content lives."""

    def __init__(self, vocabulary: Callable[[], Vocabulary], prompts: Prompts) -> None:
        """``vocabulary`` decides what is looked for, ``prompts`` are the words of the template. It is asked
        for whenever it is needed, because it takes much memory and may have been let go meanwhile.
        """
        self._vocabulary = vocabulary
        self._prompts = prompts
        self._units = UnitReader()
        self._marks: LastAnswer[dict[str, tuple[Mark, ...]]] = LastAnswer()
        self._scans: ContentMemo[Scan] = ContentMemo()
        self._mentioned: ContentMemo[frozenset[str]] = ContentMemo()
        self._elsewhere: LastAnswer[list[frozenset[str]]] = LastAnswer()

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
            drawn = _seen(vocabulary, content, seen, prompts) if seen else {}
            lists = _lists_in(vocabulary, hits, *[terms for _, terms in seen])
            if not content.bare:
                yield self._scan(vocabulary, content, hits, prompts, drawn, _titled(vocabulary, seen), lists)
            else:
                yield _SILENT._replace(drawn=drawn, lists=lists) if drawn or lists else _SILENT

    def _scan(
        self,
        vocabulary: Vocabulary,
        content: PassageContent,
        hits: list[Hit],
        prompts: PromptsLeft,
        drawn: dict[str, tuple[DrawnMark, ...]],
        titled: frozenset[str],
        lists: frozenset[str],
    ) -> Scan:
        """What a passage holds in whose reading ``hits`` are the terms, in order."""
        quantities = read(content.reading)
        units = self._units.read(vocabulary, content, hits, quantities, prompts.units)
        marks = [unit.marks for unit in units]
        facts = chain.from_iterable([unit.facts for unit in units])
        return Scan(
            units,
            self._marks.get((marks,), lambda: _by_section(chain.from_iterable(marks))),
            drawn,
            titled,
            _facts(facts),
            vocabulary.detecting.intersection(map(_term, hits)),
            _found(content, units),
            lists,
            quantities,
            _words(content, prompts),
            *acronyms(content.reading),
            prompts,
            len(content.diagrams) > len(prompts.drawings),
        )

    def mentions(self, contents: Sequence[PassageContent]) -> list[frozenset[str]]:
        """The word lists of which a word stands anywhere in each of the contents: in prose, quotes, headings, code,
        diagrams and links. Only comments and front matter, which are not text of the design, do not count.
        """
        vocabulary, known = self._vocabulary(), list(map(self._mentioned.get, contents))
        new = [content for content, lists in zip(contents, known, strict=True) if lists is None]
        read = (scan.lists for scan in self.scan_all(new))
        texts = list(map(unread, new))
        elsewhere = self._elsewhere.get(
            (texts,), lambda: list(map(partial(_lists_in, vocabulary), vocabulary.index.find_in_each(texts)))
        )
        told = map(self._mentioned.keep, new, map(or_, read, elsewhere))
        return [next(told) if lists is None else lists for lists in known]


def _titled(vocabulary: Vocabulary, seen: Sequence[Seen]) -> frozenset[str]:
    """The sections whose required substance the heading names: "Out of scope"."""
    hits, uses = seen[0][1] if seen and seen[0][0][0] == HEADING else (), vocabulary.uses
    found = (name for term, *_ in hits for _, name in uses[term].found)
    return frozenset(name.removeprefix(v.SUBSTANCE) for name in found if name.startswith(v.SUBSTANCE))


def _seen(
    vocabulary: Vocabulary, content: PassageContent, seen: Sequence[Seen], prompts: PromptsLeft
) -> dict[str, tuple[DrawnMark, ...]]:
    """The strong terms in the text of diagrams and in the heading."""
    names, uses = vocabulary.index.names, vocabulary.uses
    drawn: dict[str, list[DrawnMark]] = {}
    for (number, place), hits in seen:
        for term, start, end in () if number in prompts.drawings else hits:
            strong = [section for section, kind in uses[term].marks if kind != v.WEAK]
            if not strong:
                continue
            span = Span(place.start + start, place.start + end)
            if _NODE.fullmatch(content.text, *span):
                continue  # "F1" is a box of the diagram here, and "R2" the next one.
            for section in strong:
                drawn.setdefault(section, []).append(DrawnMark(number, span, names[term]))
    return {section: tuple(marks) for section, marks in drawn.items()}


def _lists_in(vocabulary: Vocabulary, *found: Sequence[Hit]) -> frozenset[str]:
    """The word lists of which a word is among the terms found."""
    terms = {hit[0] for hits in found for hit in hits}
    return _NO_LISTS.union(*map(vocabulary.lists.__getitem__, terms)) if terms else _NO_LISTS


def _by_section(marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    by_section: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_section[mark.section].append(mark)
    return {section: tuple(own) for section, own in by_section.items()}


def _facts(facts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The different terms of each fact."""
    terms: dict[str, set[str]] = defaultdict(set)
    for fact, term in facts:
        terms[fact].add(term)
    return {fact: tuple(sorted(own)) for fact, own in terms.items()}


def _found(content: PassageContent, units: Sequence[UnitTerms]) -> dict[Entry, tuple[Span, ...]]:
    """The places in a passage of all that its units found."""
    found: dict[Entry, list[Span]] = defaultdict(list)
    own = [
        (entry, (begin + start, begin + end))
        for (_, (begin, _), _, _), terms in zip(content.units, units, strict=True)
        for entry, (start, end) in zip(terms.found, terms.found_at, strict=True)
    ]
    # There are hundreds in a document, so their spans are made without a call of Python for each.
    for (entry, _), span in zip(own, map(tuple.__new__, repeat(Span), map(_place, own)), strict=True):
        found[entry].append(span)
    return {entry: tuple(spans) for entry, spans in found.items()}


def _words(content: PassageContent, prompts: PromptsLeft) -> int:
    places = (content.units[number].span for number in prompts.units)
    left = sum(count_words(content.reading[place.start : place.end]) for place in places)
    return count_words(content.reading) - left


_term, _place = itemgetter(0), itemgetter(1)
