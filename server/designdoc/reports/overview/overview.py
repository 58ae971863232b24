"""Overview: what a run says about a whole folder of documents, in the order in which people should read it.

Of each document it keeps a few hundred bytes, however much was found in it, so that there may be any number.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from designdoc.findings import Severity
from designdoc.records import record, replace
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result, SectionMark
from designdoc.reports.tally import Counts, Tally

_REQUIRED = "required"
_WEIGHTS = {
    ("missing", _REQUIRED): 0,
    ("thin", _REQUIRED): 1,
    ("missing", "recommended"): 2,
    ("thin", "recommended"): 3,
}
"""How bad a gap is, by state and necessity, the worst first. What is not here is no gap."""

_NONE = CoverageSummary(0, 0)


@record
class ReviewedDocument:
    """One reviewed document. ``number`` is its place among all that were reviewed, ``coverage`` how much of its
    framework it covers, ``counts`` how many findings there are of each severity that occurs, and ``rules`` how many of
    each rule.
    """

    number: int
    path: str
    framework: str
    profile: str | None
    status: str | None
    coverage: CoverageSummary
    counts: Mapping[Severity, int]
    rules: Mapping[str, int]

    @property
    def share(self) -> float:
        """The covered share of the required sections, 0 to 1; 1 where nothing is required."""
        return share(self.coverage)

    @property
    def gaps(self) -> list[SectionMark]:
        """The sections that should be better, the worst first and then in the order of the framework."""
        gaps = [mark for mark in self.coverage.sections if _weight(mark) is not None]
        return sorted(gaps, key=lambda mark: _WEIGHTS[mark.state, mark.necessity])

    @property
    def missing(self) -> list[str]:
        """The ids of the required sections that are missing."""
        return [mark.id for mark in self.coverage.sections if _weight(mark) == 0]

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    @property
    def badness(self) -> tuple[float, int, str]:
        """What orders documents, the worst first: by coverage, then by the weight of all findings."""
        weight = sum(severity.weight * number for severity, number in self.counts.items())
        return self.share, -weight, self.path


@record
class CommonGap:
    """A required section that is missing in ``documents`` of the ``asked`` documents that need it."""

    id: str
    title: str
    documents: int
    asked: int


@record
class Matrix:
    """The documents of one framework against its sections: ``steps`` are the titles with the number of their columns,
    ``columns`` the sections.
    """

    framework: str
    steps: tuple[tuple[str, int], ...]
    columns: tuple[SectionMark, ...]
    entries: tuple[ReviewedDocument, ...]

    def rows(self) -> Iterator[tuple[ReviewedDocument, Mapping[str, SectionMark]]]:
        """The documents with their sections by id. There may be many, and nobody needs them twice."""
        return ((entry, {mark.id: mark for mark in entry.coverage.sections}) for entry in self.entries)


@record
class Overview:
    """What the page, the Markdown text and the badge say about the run as a whole; the worst document comes first."""

    tally: Tally
    entries: tuple[ReviewedDocument, ...]
    failures: tuple[Failure, ...]

    @property
    def share(self) -> float | None:
        """The mean covered share of all documents, ``None`` where there are none."""
        return sum(entry.share for entry in self.entries) / len(self.entries) if self.entries else None

    @property
    def frameworks(self) -> list[str]:
        """The ids of the frameworks that documents follow, the most used first."""
        used = Counter(entry.framework for entry in self.entries)
        return [framework for framework, _ in used.most_common()]

    def matrices(self) -> list[Matrix]:
        """One matrix for each framework."""
        return [_matrix(framework, self.entries) for framework in self.frameworks]

    def common_gaps(self, most: int = 8) -> list[CommonGap]:
        """The required sections that most documents miss."""
        asked: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        titles: dict[str, str] = {}
        for mark in (mark for entry in self.entries for mark in entry.coverage.sections):
            if mark.necessity == _REQUIRED and mark.state != "not-applicable":
                titles.setdefault(mark.id, mark.title)
                asked[mark.id] += 1
                missed[mark.id] += mark.state == "missing"
        worst = [(id_, number) for id_, number in missed.most_common(most) if number]
        return [CommonGap(id_, titles[id_], number, asked[id_]) for id_, number in worst]

    def common_rules(self, most: int = 8) -> list[tuple[str, int]]:
        """The rules with the most findings, and how many."""
        found: Counter[str] = Counter()
        for entry in self.entries:
            found.update(entry.rules)
        return found.most_common(most)


class Gathering:
    """Makes an overview out of the results of a run, of which none is kept."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._entries: list[ReviewedDocument] = []
        self._marks: dict[SectionMark, SectionMark] = {}

    def add(self, result: Result) -> ReviewedDocument | None:
        """Count a result; the entry of its document, if that was reviewed."""
        self._tally.add(Counts.of(result))
        if result.framework is None:
            return None
        severities = Counter(finding.severity for finding in result.findings)
        entry = ReviewedDocument(
            number=len(self._entries) + 1,
            path=result.path,
            framework=sys.intern(result.framework),
            profile=result.profile,
            status=result.status,
            coverage=self._shared(result.coverage or _NONE),
            counts={severity: severities[severity] for severity in Severity if severities[severity]},
            rules=Counter(sys.intern(finding.rule) for finding in result.findings),
        )
        self._entries.append(entry)
        return entry

    def overview(self, failures: tuple[Failure, ...] = ()) -> Overview:
        """The overview of all results."""
        return Overview(self._tally, tuple(sorted(self._entries, key=attrgetter("badness"))), failures)

    def _shared(self, coverage: CoverageSummary) -> CoverageSummary:
        """The same values; marks of sections that are the same in other documents are the same objects."""
        marks = tuple(self._marks.setdefault(mark, mark) for mark in coverage.sections)
        return replace(coverage, missing=tuple(map(sys.intern, coverage.missing)), sections=marks)


def share(coverage: CoverageSummary) -> float:
    """The covered share of the required sections, 0 to 1; 1 where nothing is required."""
    return coverage.covered / coverage.required if coverage.required else 1.0


def _weight(mark: SectionMark) -> int | None:
    return _WEIGHTS.get((mark.state, mark.necessity))


def places(findings: Iterable[ReportedFinding]) -> list[list[ReportedFinding]]:
    """The findings, the heaviest first and then in the order of the text; those of one severity about the same place
    together, since gaps come in rows.
    """
    ordered = sorted(findings, key=lambda f: (-f.severity.weight, f.range))
    return [list(group) for _, group in groupby(ordered, key=lambda f: (f.severity, f.range))]


def _matrix(framework: str, entries: Iterable[ReviewedDocument]) -> Matrix:
    """The matrix of one framework. A pack of one folder may add sections, so the columns are those of all documents."""
    members = tuple(entry for entry in entries if entry.framework == framework)
    columns = {mark.id: mark for entry in members for mark in entry.coverage.sections}
    by_step: dict[str, list[SectionMark]] = {}
    for mark in columns.values():
        by_step.setdefault(mark.step, []).append(mark)
    return Matrix(
        framework,
        tuple((step, len(marks)) for step, marks in by_step.items()),
        tuple(mark for marks in by_step.values() for mark in marks),
        members,
    )
