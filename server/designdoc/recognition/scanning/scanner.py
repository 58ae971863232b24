"""Scanner: finds everything that recognition looks for in one passage, without knowing where the passage stands.

A scan depends on the passage's own text and the vocabulary alone, so it is made once for each passage content and found
again by identity after an edit elsewhere. All new passages of a document are searched for terms together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from designdoc.document.model import PassageContent
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.memo import PassageMemo
from designdoc.recognition.quantities import read
from designdoc.recognition.scanning.code_names import CodeNames
from designdoc.recognition.scanning.exclusions import left_out
from designdoc.recognition.scanning.outside_prose import has_code, unread
from designdoc.recognition.scanning.outside_scanner import OutsideScanner, OutsideTerms
from designdoc.recognition.scanning.prompts import NOTHING_LEFT, Prompts, PromptsLeft
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.unit_scanner import UnitScanner
from designdoc.recognition.scanning.units import Entry, Mark, Place, UnitTerms
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.recognition.words.acronyms import acronyms
from designdoc.recognition.words.counting import count_words
from designdoc.text import Span

_EMPTY = Scan(
    units=(),
    marks={},
    drawn={},
    titled=frozenset(),
    facts={},
    detected=frozenset(),
    found={},
    lists=frozenset(),
    quantities=(),
    words=0,
    acronyms={},
    expanded=frozenset(),
    prompts=NOTHING_LEFT,
    draws=False,
    left_out=frozenset(),
)
"""The scan of a bare passage, whose heading names nothing."""


class Scanner:
    """Scans passages with one vocabulary, and remembers each scan as long as the passage content lives."""

    def __init__(self, vocabulary: Callable[[], Vocabulary], prompts: Prompts, in_code: frozenset[str]) -> None:
        """``vocabulary`` gives the terms to look for. It is called whenever they are needed, because a vocabulary takes
        much memory and may have been dropped in the meantime. ``prompts`` are the words of the template, and
        ``in_code`` are the sections that a name in code mentions.
        """
        self._vocabulary = vocabulary
        self._prompts = prompts
        self._outside = OutsideScanner()
        self._code_names = CodeNames(in_code)
        self._units = UnitScanner()
        self._marks: LastAnswer[dict[str, tuple[Mark, ...]]] = LastAnswer()
        self._scans: PassageMemo[Scan] = PassageMemo()
        self._mentioned: PassageMemo[frozenset[str]] = PassageMemo()
        self._in_prose: PassageMemo[frozenset[str]] = PassageMemo()
        self._elsewhere: PassageMemo[frozenset[str]] = PassageMemo()
        self._unread_lists: LastAnswer[list[frozenset[str]]] = LastAnswer()

    def scan(self, content: PassageContent) -> Scan:
        """Everything found in ``content``; spans are relative to the passage."""
        scan = self._scans.get(content)
        return self.scan_all([content])[0] if scan is None else scan

    def scan_all(self, contents: Sequence[PassageContent]) -> list[Scan]:
        """Everything found in each of the contents."""
        return self._scans.of_all(contents, self._scan_new)

    def mentions(self, contents: Sequence[PassageContent]) -> list[frozenset[str]]:
        """The word lists that have a word anywhere in each of the contents: in prose, quotes, headings, code, diagrams
        or links. Only comments and front matter, which are no text of the design, do not count.
        """
        return self._mentioned.of_all(contents, self._lists_in_all)

    def _scan_new(self, contents: Sequence[PassageContent]) -> Iterator[Scan]:
        vocabulary = self._vocabulary()
        outside_prose = [
            outside.beside(self._code_names.marks(vocabulary, content)) if content.unread else outside
            for outside, content in zip(self._outside.scan(vocabulary, contents), contents, strict=True)
        ]
        below = self._below_retyped_heading(contents[0], outside_prose[0]) if len(contents) == 1 else None
        if below is not None:
            yield below
            return
        hits_in_readings = vocabulary.index.find_in_each([content.reading for content in contents])
        for content, hits, outside in zip(contents, hits_in_readings, outside_prose, strict=True):
            prompts = self._prompts.left_in(content)
            if prompts.drawings:
                outside = outside.without(prompts.drawings)
            lists = self._in_prose.keep(content, vocabulary.lists_of(hits)) | outside.lists
            if not content.bare:
                yield self._scan_prose(vocabulary, content, hits, prompts, outside, lists)
            else:
                yield _EMPTY._replace(drawn=outside.drawn, lists=lists) if outside.drawn or lists else _EMPTY

    def _below_retyped_heading(self, content: PassageContent, outside: OutsideTerms) -> Scan | None:
        """The scan of a passage in which nothing but the heading differs from one that was scanned, ``None`` for any
        other: what stands below is the same, and has moved.
        """
        before = content.before
        scan = self._scans.get(before) if before is not None else None
        if before is None or scan is None or content.bare or before.heading is content.heading:
            return None
        if scan.quantities or scan.prompts is not NOTHING_LEFT:
            return None
        in_prose = self._in_prose.keep(content, self._in_prose.get(before) or frozenset())
        found, lists = _found(content, scan.units), in_prose | outside.lists
        return scan._replace(drawn=outside.drawn, titled=outside.titled, found=found, lists=lists)

    def _scan_prose(
        self,
        vocabulary: Vocabulary,
        content: PassageContent,
        hits: list[Hit],
        prompts: PromptsLeft,
        outside: OutsideTerms,
        lists: frozenset[str],
    ) -> Scan:
        """The scan of a passage with text below its heading; ``hits`` are the terms in its prose, in order."""
        quantities = read(content.reading)
        units = self._units.scan(vocabulary, content, hits, quantities, prompts.units)
        marks = [unit.marks for unit in units]
        before = self._scans.get(content.before) if content.before is not None else None
        if before is not None and before.prompts is prompts is NOTHING_LEFT:
            # A word with letters typed into it is one word, and no acronym.
            capitals, expanded, words = before.acronyms, before.expanded, before.words
        else:
            (capitals, expanded), words = acronyms(content.reading), _words(content, prompts)
        found = _found(content, units)
        excluded = left_out(content, found)
        return Scan(
            units=units,
            marks=self._marks.get((marks,), lambda: _by_section(chain.from_iterable(marks))),
            drawn=outside.drawn,
            titled=outside.titled,
            facts=_facts(chain.from_iterable([unit.facts for i, unit in enumerate(units) if i not in excluded])),
            detected=vocabulary.detecting.intersection(map(_term, hits)),
            found=found,
            lists=lists,
            quantities=quantities,
            words=words,
            acronyms=capitals,
            expanded=expanded,
            prompts=prompts,
            draws=len(content.diagrams) > len(prompts.drawings),
            left_out=excluded,
        )

    def _lists_in_all(self, contents: Sequence[PassageContent]) -> Iterator[frozenset[str]]:
        elsewhere = self._elsewhere.of_all(contents, self._lists_elsewhere)
        for scan, lists in zip(self.scan_all(contents), elsewhere, strict=True):
            yield scan.lists | lists

    def _lists_elsewhere(self, contents: Sequence[PassageContent]) -> list[frozenset[str]]:
        """The word lists that have a word in text that is neither prose nor a heading or drawing."""
        before = contents[0].before
        known = self._elsewhere.get(before) if before is not None and len(contents) == 1 else None
        if before is not None and known is not None and not any(map(has_code, (before, contents[0]))):
            return [known]
        texts = [unread(content) for content in contents]
        # What is typed into prose leaves all other text as it was, and then its words need not be looked for again.
        return self._unread_lists.get((texts,), lambda: self._lists_in_texts(texts))

    def _lists_in_texts(self, texts: Sequence[str]) -> list[frozenset[str]]:
        vocabulary = self._vocabulary()
        return [vocabulary.lists_of(hits) for hits in vocabulary.index.find_in_each(texts)]


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
    for unit, terms in zip(content.units, units, strict=True):
        begin = unit.span[0]
        for entry, (start, end) in zip(terms.found, terms.found_at, strict=True):
            found[entry].append(_span((begin + start, begin + end)))
    return {entry: tuple(spans) for entry, spans in found.items()}


_span: Callable[[Place], Span] = partial(tuple.__new__, Span)
"""Makes a span without running Python code, because there are hundreds in a document."""


def _words(content: PassageContent, prompts: PromptsLeft) -> int:
    places = (content.units[number].span for number in prompts.units)
    left = sum(count_words(content.reading[place.start : place.end]) for place in places)
    return count_words(content.reading) - left


_term = itemgetter(0)
