"""Tally: what a run amounts to, counted document by document, so that no result must be kept for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from designdoc.findings import Severity
from designdoc.records import record
from designdoc.reports.result import Failure, ReportedFinding, Result, RuleLookup


class Counts(NamedTuple):
    """What one document adds to the tally. ``thin`` are the titles of required sections that say too little, one on
    each line: a warm run reads a thousand of these, and lists take nine times as long as a text. ``rules`` are the
    rules that fired, with their severity and how often. ``assumed`` is true where nothing names the framework;
    ``taken_for`` is the one that was taken then because the document looks like it, ``taken_because`` why (both empty
    for the others).
    """

    reviewed: bool
    findings: int
    failing: int
    accepted: int
    lighter: int
    outdated: int
    safe: int
    unsafe: int
    thin: str
    assumed: bool
    taken_for: str
    taken_because: str
    rules: tuple[tuple[str, str, int], ...]

    @classmethod
    def of(cls, result: Result) -> Counts:
        """The counts of a document."""
        found = Counter((finding.rule, finding.severity.value) for finding in result.findings)
        offers = [_offered(finding) for finding in result.findings if finding.fixes]
        return cls(
            result.framework is not None,
            len(result.findings),
            sum(map(result.fails, result.findings)),
            result.accepted,
            result.lighter,
            result.outdated,
            sum(True in offered for offered in offers),
            sum(offered == {False} for offered in offers),
            "\n".join(result.coverage.thin) if result.coverage else "",
            result.assumed,
            (result.framework or "") if result.taken_because else "",
            result.taken_because or "",
            tuple((rule, severity, number) for (rule, severity), number in found.items()),
        )


class Tally:
    """Counts of everything that reports and the exit status say about a run as a whole.

    ``reviewed`` documents follow a framework, ``assumed`` ones among them for lack of a better one, ``others`` none.
    ``taken`` counts those that were taken for a framework by their looks, ``taken_because`` is why the last one was.
    ``safe`` findings are mended by ``designdoc fix``, ``unsafe`` ones by ``designdoc fix --unsafe-fixes`` only.
    ``failed`` is whether a finding fails the run.
    """

    def __init__(self) -> None:
        self.reviewed = self.others = self.safe = self.unsafe = 0
        self.accepted = self.lighter = self.outdated = 0
        self._thin: Counter[str] = Counter()
        self.assumed = 0
        self.taken: Counter[str] = Counter()
        self.taken_because = ""
        self.failed = False
        self._rules: Counter[tuple[str, str]] = Counter()

    @classmethod
    def of(cls, results: Iterable[Result]) -> Tally:
        """The tally of results that are all there."""
        tally = cls()
        for result in results:
            tally.add(Counts.of(result))
        return tally

    def add(self, counts: Counts) -> None:
        """Count one document and its findings."""
        self.reviewed += counts.reviewed
        self.others += not counts.reviewed
        self.accepted += counts.accepted
        self.lighter += counts.lighter
        self.outdated += counts.outdated
        self.safe += counts.safe
        self.unsafe += counts.unsafe
        self._thin[counts.thin] += 1
        self.assumed += counts.assumed
        if counts.taken_for:
            self.taken[counts.taken_for] += 1
            self.taken_because = counts.taken_because
        self.failed = self.failed or counts.failing > 0
        for rule, severity, number in counts.rules:
            self._rules[rule, severity] += number

    @property
    def thin(self) -> Counter[str]:
        """In how many documents each required section says too little, by title."""
        found: Counter[str] = Counter()
        for titles, number in self._thin.items():
            found.update(dict.fromkeys(filter(None, titles.split("\n")), number))
        return found

    @property
    def rules(self) -> dict[tuple[str, Severity], int]:
        """How often each rule fired with each severity."""
        return {(rule, Severity(severity)): number for (rule, severity), number in self._rules.items()}

    @property
    def documents(self) -> int:
        """How many files were checked, whether they follow a framework or not."""
        return self.reviewed + self.others

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(number for (_, found), number in self._rules.items() if found == severity.value)

    def worst(self) -> Severity | None:
        """The heaviest severity found, if anything was."""
        return max((severity for _, severity in self.rules), key=lambda severity: severity.weight, default=None)


def _offered(finding: ReportedFinding) -> set[bool]:
    """Whether the fixes that a machine can make are safe."""
    return {fix.safe for fix in finding.fixes if not fix.asks}


@record
class Ending:
    """What a report learns when all results have gone in. ``rule`` looks a rule up for formats that print its help."""

    tally: Tally
    failures: tuple[Failure, ...]
    rule: RuleLookup
