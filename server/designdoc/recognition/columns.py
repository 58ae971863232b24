"""Columns: what recognition found in all passages of a document, one list for each kind of value.

An edit changes a few passages, and of those mostly nothing but words. So the values of all others are taken over, and a
column is the same object as before when no value in it has changed: conclusions from it need not be drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from designdoc.document.model import Heading, PassageContent
from designdoc.recognition.evidence.extraction import Attitude, EvidenceExtractor, PassageEvidence, attitude
from designdoc.recognition.evidence.measured import Gauge, gauge
from designdoc.recognition.incremental import WHOLE, Column, changed_contents, patched
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.scanner import Scanner


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


Facets = tuple[object, ...]
"""What conclusions about a whole document rest on, of one passage: a value for each column but scans and evidence."""


class ColumnKeeper:
    """Makes the columns of each version of a document in one language, out of those of the version before."""

    def __init__(self, scanner: Scanner, extractor: EvidenceExtractor) -> None:
        """``scanner`` and ``extractor`` read single passages."""
        self._contents: tuple[PassageContent, ...] = ()
        self._columns = Columns([], [], [], [], [], [], [], [], [], [])
        self._facets: list[Facets] = []
        self._scans = Column(scanner.scan_all)
        self._evidence = Column(extractor.extract_all)

    def of(self, contents: tuple[PassageContent, ...]) -> Columns:
        """The columns of these contents."""
        if contents is self._contents:
            return self._columns
        window = changed_contents(self._contents, contents) if self._contents else WHOLE
        # Should this fail half-way, nothing of it counts the next time.
        self._contents = ()
        scans, evidence = self._scans.of(contents, window), self._evidence.of(contents, window)
        first, _, end = window
        new = list(map(_facets, contents[first:end], scans[first:end], evidence[first:end]))
        facets = patched(self._facets, window, new)
        others: Sequence[object] = self._columns[2:]
        if facets is not self._facets:
            before: Sequence[Any] = others
            others = [patched(old, window, list(map(itemgetter(at), new))) for at, old in enumerate(before)]
        self._facets = facets
        self._columns = Columns._make((scans, evidence, *others))
        self._contents = contents
        return self._columns


def _facets(content: PassageContent, scan: Scan, evidence: PassageEvidence) -> Facets:
    heading = content.heading
    title = None if heading is None else (heading.text, heading.level)
    filled = bool(content.units or content.diagrams)
    return heading, title, filled, scan.draws, gauge(scan), scan.facts, scan.words, attitude(evidence)
