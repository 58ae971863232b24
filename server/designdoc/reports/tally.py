"""Tally: what a run amounts to, counted result by result, so that no result must be kept for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from designdoc.findings import Severity
from designdoc.reports.result import Failure, ReportedFinding, Result, RuleLookup


class Tally:
    """Counts of everything that reports and the exit status say about a run as a whole.

    ``reviewed`` documents follow a framework, ``others`` none. ``safe`` findings are mended by ``designdoc fix``,
    ``unsafe`` ones by ``designdoc fix --unsafe-fixes`` only. ``failed`` is whether a finding fails the run.
    """

    def __init__(self) -> None:
        self.reviewed = self.others = self.accepted = self.safe = self.unsafe = 0
        self.failed = False
        self.rules: Counter[tuple[str, Severity]] = Counter()

    @classmethod
    def of(cls, results: Iterable[Result]) -> Tally:
        """The tally of results that are all there."""
        tally = cls()
        for result in results:
            tally.add(result)
        return tally

    def add(self, result: Result) -> None:
        """Count one document and its findings."""
        if result.framework is None:
            self.others += 1
        else:
            self.reviewed += 1
        self.accepted += result.accepted
        for finding in result.findings:
            self.rules[finding.rule, finding.severity] += 1
            self.failed = self.failed or result.fails(finding)
            self._count_fixes(finding)

    @property
    def documents(self) -> int:
        """How many files were checked, whether they follow a framework or not."""
        return self.reviewed + self.others

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(number for (_, found), number in self.rules.items() if found is severity)

    def worst(self) -> Severity | None:
        """The heaviest severity found, if anything was."""
        return max((severity for _, severity in self.rules), key=lambda severity: severity.weight, default=None)

    def _count_fixes(self, finding: ReportedFinding) -> None:
        offered = {fix.safe for fix in finding.fixes if not fix.asks}
        self.safe += True in offered
        self.unsafe += offered == {False}


class Ending(NamedTuple):
    """What a report learns when all results have gone in. ``rule`` looks a rule up for formats that print its help."""

    tally: Tally
    failures: tuple[Failure, ...]
    rule: RuleLookup
