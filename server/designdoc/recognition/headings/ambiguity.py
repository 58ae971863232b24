"""Ambiguous headings: what of the text under a heading of several readings decides between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import Passage, PassageContent
from designdoc.document.outline import Outline
from designdoc.packs.model import AmbiguousHeading
from designdoc.recognition.headings.names import Match
from designdoc.recognition.incremental import WHOLE, LastAnswer, changed_contents
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms.vocabulary import WEAK
from designdoc.recognition.words.folding import fold, folded_terms


class _Decided(NamedTuple):
    """What decided the readings of ambiguous headings in the last version of a document."""

    open_words: list[tuple[int, AmbiguousHeading]]
    outline: Outline
    language: str
    contents: tuple[PassageContent, ...]
    values: list[object]


class AmbiguousHeadings:
    """The headings with several readings, and what decides each, kept from one version of a document to the next."""

    def __init__(self) -> None:
        self._last: LastAnswer[list[tuple[int, AmbiguousHeading]]] = LastAnswer()
        self._decided: _Decided | None = None

    def deciding(
        self, document: Document, language: str, matches: Sequence[Match], scans: Sequence[Scan]
    ) -> list[object]:
        """What of the text under each ambiguous heading decides its reading, looked at where the text has changed, or
        everywhere when it has become one of another ``language``.
        """
        before, window, outline = self._decided, WHOLE, document.outline
        open_words = self._last.get((matches,), lambda: _ambiguous(matches))
        if before is not None and before[:3] == (open_words, outline, language):
            window, known = changed_contents(before.contents, document.contents), before.values
        else:
            known = [None] * len(open_words)
        ends = outline.subtree_ends
        values = [
            _deciding(rules, document.passages[at : ends[at]], scans)
            if at < window.new_end and ends[at] > window.first
            else value
            for (at, rules), value in zip(open_words, known, strict=True)
        ]
        self._decided = _Decided(open_words, outline, language, document.contents, values)
        return values


def _ambiguous(matches: Sequence[Match]) -> list[tuple[int, AmbiguousHeading]]:
    """The passages whose headings have several readings, with the rules that decide between them."""
    return [(index, match.ambiguous) for index, match in enumerate(matches) if match.ambiguous is not None]


def _deciding(rules: AmbiguousHeading, parts: Sequence[Passage], scans: Sequence[Scan]) -> tuple[object, ...]:
    """What of the text under an ambiguous heading decides its reading."""
    held = [any(holds_one(part.content, choice.terms) for part in parts) for choice in rules.choose if choice.terms]
    mentioned = [any(mentions_strongly(scans[part.index], section) for part in parts) for section in rules.also]
    return held, any(part.content.diagrams for part in parts), mentioned


def holds_one(content: PassageContent, terms: tuple[str, ...]) -> bool:
    """Whether one of the terms stands in a passage's prose, be it within a word. Remembered in the content."""
    if content.bare:
        return False
    known = content.memory.get(key := (holds_one, terms))
    if known is None:
        known = content.memory[key] = any(map(fold(content.reading).__contains__, folded_terms(terms)))
    return known is True


def mentions_strongly(scan: Scan, section: str) -> bool:
    """Whether a passage holds a term of a section that is not weak."""
    marks = scan.marks.get(section)
    return marks is not None and any(mark.kind != WEAK for mark in marks)
