"""Glances: what counts of each passage when it is told whether a document is a design, and what all of them add up to.

Every key press in a document that names no framework asks, so that a passage is glanced at once and the sums are made
again only when a glance has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.evidence.extraction import Attitude, PassageEvidence, attitude, mostly_asks
from designdoc.recognition.incremental import ContentColumn, LastAnswer
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent
from designdoc.recognition.recogniser import Recogniser
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import Mark
from designdoc.recognition.terms import vocabulary as v

_QUESTION_MARKS = "?\uff1f"
_TELLING = (v.DESCRIBING, v.NAME)


class Glance(NamedTuple):
    """What counts of one passage: whether it asks, its words, the names of models and tools and the figures in it, its
    units and those of them that are list items, its question marks, and the sections that a sentence describes or
    whose models and tools are named.
    """

    attitude: Attitude
    words: int
    names: int
    figures: int
    units: int
    items: int
    questions: int
    described: frozenset[str]


class Sums(NamedTuple):
    """What the glances at all passages of a document add up to; ``asks``: it asks more than it says."""

    asks: bool
    words: int
    decisions: int
    """Figures, and names of models and tools."""
    notes: float
    """The share of list items among its units; 0 where it has none."""
    questions: int
    described: frozenset[str]


class Glances:
    """Glances at documents with one recogniser. Keep it: it remembers the passages it has seen."""

    def __init__(self, recogniser: Recogniser) -> None:
        """``recogniser`` is asked for scans and evidence, which it makes once."""
        self._recogniser = recogniser
        self._columns: Recent[str, ContentColumn[Glance]] = Recent(LANGUAGES_KEPT)
        self._sums: LastAnswer[Sums] = LastAnswer()

    def at(self, document: Document, language: str) -> Sums:
        """The sums of a document that is read in a language; the same object as last time if they are the same."""
        column = self._columns.get(language, lambda: ContentColumn(lambda contents: self._glances(contents, language)))
        glances = column.of(document.contents)
        return self._sums.get((glances,), lambda: _sums_of(glances))

    def _glances(self, contents: Sequence[PassageContent], language: str) -> Iterator[Glance]:
        scans = self._recogniser.scanner(language).scan_all(contents)
        evidence = self._recogniser.extractor(language).extract_all(contents)
        return map(_glance, contents, scans, evidence)


def _glance(content: PassageContent, scan: Scan, evidence: PassageEvidence) -> Glance:
    return Glance(
        attitude=attitude(evidence),
        words=scan.words,
        names=sum([mark.kind == v.NAME for marks in scan.marks.values() for mark in marks]),
        figures=len(scan.quantities),
        units=len(content.units),
        items=sum([unit.kind is UnitKind.ITEM for unit in content.units]),
        questions=sum(map(content.reading.count, _QUESTION_MARKS)),
        described=frozenset([s for s, marks in scan.marks.items() if any(map(_describes, marks))]),
    )


def _describes(mark: Mark) -> bool:
    return mark.kind in _TELLING


def _sums_of(glances: Sequence[Glance]) -> Sums:
    units = sum([glance.units for glance in glances])
    return Sums(
        asks=mostly_asks([glance.attitude for glance in glances]),
        words=sum([glance.words for glance in glances]),
        decisions=sum([glance.names + glance.figures for glance in glances]),
        notes=sum([glance.items for glance in glances]) / units if units else 0.0,
        questions=sum([glance.questions for glance in glances]),
        described=frozenset[str]().union(*[glance.described for glance in glances]),
    )
