"""Columns: what recognition found in all passages of a document, one list for each kind of value.

An edit changes a few passages, and of those mostly nothing but words. So the values of all others are taken over, and a
column is the same object as before when no value in it has changed: conclusions from it need not be drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from designdoc.document.model import Heading, PassageContent
from designdoc.recognition.evidence.extraction import Attitude, EvidenceExtractor, PassageEvidence, attitude
from designdoc.recognition.evidence.measured import Gauge, gauge
from designdoc.recognition.evidence.scan import Scan
from designdoc.recognition.evidence.scanner import Scanner
from designdoc.recognition.incremental import WHOLE, Column, changed_contents, each


class Columns(NamedTuple):
    """The values of all passages of one document, each column in the order of the passages.

    ``titles`` are the words and levels of the headings, ``facts`` and ``words`` those of the scans, ``filled`` and
    ``drawn`` say whether a passage has text or a diagram, and whether it has a diagram of its own.
    """

    scans: list[Scan]
    evidence: list[PassageEvidence]
    headings: list[Heading | None]
    titles: list[tuple[str, int] | None]
    filled: list[bool]
    drawn: list[bool]
    gauges: list[Gauge]
    facts: list[Mapping[str, tuple[str, ...]]]
    words: list[int]
    attitudes: list[Attitude]


class ColumnKeeper:
    """Makes the columns of each version of a document in one language, out of those of the version before."""

    def __init__(self, scanner: Scanner, extractor: EvidenceExtractor) -> None:
        """``scanner`` and ``extractor`` read single passages."""
        self._contents: tuple[PassageContent, ...] = ()
        self._columns = Columns([], [], [], [], [], [], [], [], [], [])
        self._scans = Column(scanner.scan_all)
        self._evidence = Column(each(extractor.extract))
        self._headings: Column[PassageContent, Heading | None] = Column(each(lambda content: content.heading))
        self._titles = Column(each(_title))
        self._filled = Column(each(_filled))
        self._drawn: Column[Scan, bool] = Column(each(lambda scan: scan.draws))
        self._gauges = Column(each(gauge))
        self._facts: Column[Scan, Mapping[str, tuple[str, ...]]] = Column(each(lambda scan: scan.facts))
        self._words: Column[Scan, int] = Column(each(lambda scan: scan.words))
        self._attitudes = Column(each(attitude))

    def of(self, contents: tuple[PassageContent, ...]) -> Columns:
        """The columns of these contents."""
        if contents is self._contents:
            return self._columns
        window = changed_contents(self._contents, contents) if self._contents else WHOLE
        # Should this fail half-way, nothing of it counts the next time.
        self._contents = ()
        scans = self._scans.of(contents, window)
        evidence = self._evidence.of(contents, window)
        headings = self._headings.of(contents, window)
        self._columns = Columns(
            scans,
            evidence,
            headings,
            self._titles.of(headings, window),
            self._filled.of(contents, window),
            self._drawn.of(scans, window),
            self._gauges.of(scans, window),
            self._facts.of(scans, window),
            self._words.of(scans, window),
            self._attitudes.of(evidence, window),
        )
        self._contents = contents
        return self._columns


def _title(heading: Heading | None) -> tuple[str, int] | None:
    return None if heading is None else (heading.text, heading.level)


def _filled(content: PassageContent) -> bool:
    return bool(content.units or content.diagrams)
