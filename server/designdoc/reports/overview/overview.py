"""Overview: what a run says about a whole folder of documents, in the order in which people should read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from designdoc.findings import Severity
from designdoc.records import record
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result, Run, SectionMark
from designdoc.reports.tally import Tally

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
class Entry:
    """One reviewed document. ``number`` is its place when the worst document comes first."""

    number: int
    result: Result

    @property
    def coverage(self) -> CoverageSummary:
        """How much of its framework it covers."""
        return self.result.coverage or _NONE

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
    def rules(self) -> list[str]:
        """The rules that found something, each once."""
        return list(dict.fromkeys(finding.rule for finding in self.result.findings))

    @property
    def places(self) -> list[list[ReportedFinding]]:
        """The findings, the heaviest first and then in the order of the text; those of one severity about the same
        place together, since gaps come in rows.
        """
        ordered = sorted(self.result.findings, key=lambda f: (-f.severity.weight, f.range))
        return [list(group) for _, group in groupby(ordered, key=lambda f: (f.severity, f.range))]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity that occurs."""
        found = Counter(finding.severity for finding in self.result.findings)
        return {severity: found[severity] for severity in Severity if found[severity]}


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
    rows: tuple[tuple[Entry, Mapping[str, SectionMark]], ...]


@record
class Overview:
    """Everything that the page, the Markdown text and the badge are made from."""

    tally: Tally
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...]

    @classmethod
    def of(cls, run: Run) -> Overview:
        """The overview of a run, the worst document first."""
        reviewed = [result for result in run.results if result.framework is not None]
        reviewed.sort(key=_badness)
        entries = tuple(Entry(number, result) for number, result in enumerate(reviewed, 1))
        return cls(Tally.of(run.results), entries, run.failures)

    @property
    def share(self) -> float | None:
        """The mean covered share of all documents, ``None`` where there are none."""
        return sum(entry.share for entry in self.entries) / len(self.entries) if self.entries else None

    @property
    def frameworks(self) -> list[str]:
        """The ids of the frameworks that documents follow, the most used first."""
        used = Counter(entry.result.framework for entry in self.entries if entry.result.framework)
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
        return Counter(f.rule for entry in self.entries for f in entry.result.findings).most_common(most)


def share(coverage: CoverageSummary) -> float:
    """The covered share of the required sections, 0 to 1; 1 where nothing is required."""
    return coverage.covered / coverage.required if coverage.required else 1.0


def percent(value: float) -> str:
    """``78 %``. Only what is complete is shown as 100 %."""
    return f"{min(round(value * 100), 99) if value < 1 else 100} %"


def _weight(mark: SectionMark) -> int | None:
    return _WEIGHTS.get((mark.state, mark.necessity))


def _badness(result: Result) -> tuple[float, int, str]:
    heavy = sum(finding.severity.weight for finding in result.findings)
    return share(result.coverage or _NONE), -heavy, result.path


def _matrix(framework: str, entries: Iterable[Entry]) -> Matrix:
    """The matrix of one framework. A pack of one folder may add sections, so the columns are those of all documents."""
    rows = [
        (entry, {mark.id: mark for mark in entry.coverage.sections})
        for entry in entries
        if entry.result.framework == framework
    ]
    columns = {id_: mark for _, marks in rows for id_, mark in marks.items()}
    by_step: dict[str, list[SectionMark]] = {}
    for mark in columns.values():
        by_step.setdefault(mark.step, []).append(mark)
    return Matrix(
        framework,
        tuple((step, len(members)) for step, members in by_step.items()),
        tuple(mark for members in by_step.values() for mark in members),
        tuple(rows),
    )
