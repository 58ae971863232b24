"""What reports are made from: the outcome of a run as plain values with 1-based lines and columns.

These values know no document text. They are what worker processes hand back, what the cache stores and what the JSON
format prints, so each of them has one JSON form (see :mod:`designdoc.reports.result_json`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from designdoc.findings import Severity
from designdoc.records import record

if TYPE_CHECKING:
    from designdoc.packs.model import Rule


class Position(NamedTuple):
    """A place between two code points: 1-based line and column."""

    line: int
    column: int


class Range(NamedTuple):
    """From ``start`` up to, but not including, ``end``."""

    start: Position
    end: Position


@record
class Excerpt:
    """The source line that a finding begins on; of a very long line only a stretch around the finding.

    ``column`` is the 1-based column at which ``text`` begins; ``more`` says that the line goes on behind it.
    """

    text: str
    column: int = 1
    more: bool = False


@record
class ReportedEdit:
    """Replace a range by a text."""

    range: Range
    text: str


@record
class ReportedFix:
    """A change that mends a finding. One that ``asks`` is for editors: it needs the author's words or judgement."""

    title: str
    safe: bool
    edits: tuple[ReportedEdit, ...]
    asks: bool = False


@record
class ReportedRelated:
    """Another place in the same document that explains a finding."""

    message: str
    range: Range


@record
class ReportedFinding:
    """A finding as users meet it, with its fingerprint and the source line it begins on. What ``absent`` names is
    not there, and the place of such a finding is where it would stand.
    """

    rule: str
    severity: Severity
    message: str
    range: Range
    section: str | None = None
    related: tuple[ReportedRelated, ...] = ()
    fixes: tuple[ReportedFix, ...] = ()
    fingerprint: str = ""
    excerpt: Excerpt | None = None
    absent: tuple[str, ...] = ()


@record
class Result:
    """One checked document. ``path`` is as given, with forward slashes; ``framework`` is ``None`` for a document that
    follows none, and then nothing was checked. ``accepted`` and ``lighter`` count findings that are left out, because a
    baseline knows them or because they are too light; ``outdated`` counts what a baseline accepts and occurs no longer.
    ``assumed`` is true where nothing says which framework it is; ``taken_because`` is why another than the default one
    was taken then, because the document looks like it.
    """

    path: str
    framework: str | None = None
    profile: str | None = None
    status: str | None = None
    findings: tuple[ReportedFinding, ...] = ()
    coverage: CoverageSummary | None = None
    fail_on: Severity | None = Severity.WARNING
    accepted: int = 0
    lighter: int = 0
    outdated: int = 0
    assumed: bool = False
    taken_because: str | None = None

    def fails(self, finding: ReportedFinding) -> bool:
        """Whether a finding is heavy enough to fail the run."""
        return self.fail_on is not None and finding.severity.at_least(self.fail_on)


@record
class CoverageSummary:
    """How much of a framework a document covers: ``covered`` of ``required`` sections, the titles of the required ones
    that are missing, the balance between system and ML text where there is any, and the titles of the required ones
    that are there, but say too little. ``sections`` is there only where it was asked for: most reports need no more
    than the figures.
    """

    covered: int
    required: int
    missing: tuple[str, ...] = ()
    balance: tuple[float, float] | None = None
    sections: tuple[SectionMark, ...] = ()
    thin: tuple[str, ...] = ()


class SectionMark(NamedTuple):
    """How one section of the framework stands in a document: ``state`` and ``necessity`` are words of the JSON
    contract, ``step`` is the title of the step, and ``line`` the 1-based first line that proves it, 0 for none.
    """

    id: str
    title: str
    step: str
    state: str
    necessity: str
    line: int


@record
class Failure:
    """A file that could not be checked or has a mistake (settings, packs), why, and where in it if that is known."""

    path: str
    message: str
    position: Position | None = None

    @property
    def place(self) -> str:
        """The path, followed by line and column as compilers write them."""
        return self.path if self.position is None else f"{self.path}:{self.position.line}:{self.position.column}"


RuleLookup = Callable[[str], "Rule | None"]
"""Finds a rule by its id, for reports that print more of it than the id."""


def _no_rule(rule_id: str) -> Rule | None:
    return None


@record
class Run:
    """All results of one run at once, where they fit into the memory. ``rule`` looks a rule up."""

    results: tuple[Result, ...]
    failures: tuple[Failure, ...] = ()
    rule: RuleLookup = _no_rule
