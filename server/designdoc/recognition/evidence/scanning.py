"""Scan: everything recognition finds in one passage, without knowing where the passage stands.

A scan depends on the passage's own text and the vocabulary alone, so it is made once per passage content and found
again by identity after an edit elsewhere. All passages that are new are searched for terms together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import or_

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.outside_prose import HEADING, not_read, titles_and_drawings
from designdoc.recognition.evidence.prompts import NOTHING_LEFT, Prompts, PromptsLeft
from designdoc.recognition.evidence.reading import PassageReading
from designdoc.recognition.evidence.scan import Mark, Scan
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.text import Span
from designdoc.text.regex import regex

_NODE = regex("[A-Z][0-9]")

Seen = tuple[tuple[int, Span], list[Hit]]
"""A text outside the prose (``titles_and_drawings``) and the terms in it."""


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
                yield PassageReading(vocabulary, content, hits, prompts).scan(drawn, self._titled(seen), lists)
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
                strong = [(section, kind) for section, kind in uses[term].marks if kind != v.WEAK]
                span = Span(place.start + start, place.start + end)
                if not strong or _NODE.fullmatch(content.text, span.start, span.end):
                    continue  # "F1" is a box of the diagram here, and "R2" the next one.
                for section, kind in strong:
                    drawn.setdefault(section, []).append(Mark(number, span, kind, names[term]))
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
