"""``--changed-from``: what a change is answerable for.

A finding counts when it stands on a line that changed, or when the document did not have it before: a section that was
taken out leaves no line to stand on. Where something absent would stand proves nothing, as any edit of that line would
make the change answerable for an old gap: an absence counts only when it is new. A new document has all findings of its
own, and an unchanged one is not looked at: of twenty thousand documents a change touches three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import STDIN
from designdoc.cli.exit_status import UsageError
from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.files import shown
from designdoc.workspace.repository.changes import Change, History
from designdoc.workspace.repository.git import GitError


class Since:
    """What the changes since a commit are answerable for."""

    def __init__(self, ref: str, paths: Iterable[str], checker: Checker, troubles: Troubles) -> None:
        """Raises UsageError when ``ref`` names no commit in the repository of one of ``paths``, or there is no git. A
        repository that is found below them and does not know it is one of the ``troubles``.
        """
        self._ref = ref
        self._checker = checker
        self._troubles = troubles
        self._history = History(ref)
        self._told: set[GitError] = set()
        self._paths: dict[str, str] = {}
        try:
            for path in paths:
                self._history.around("." if path == STDIN else path)
        except GitError as error:
            raise UsageError(f"--changed-from: {error}") from error

    def touched(self, files: Sequence[Candidate]) -> list[Candidate]:
        """The files that have changed. What comes in on standard input is always looked at."""
        found = [candidate for candidate in files if candidate.path == STDIN or self._knows_changes_of(candidate.path)]
        # Results have the paths that are shown: of a name that is no UTF-8 git would know nothing.
        self._paths = {shown(candidate.path): candidate.path for candidate in found}
        if files and not found:
            self._troubles.notes.append(f"no document has changed since '{self._ref}'")
        if not self._history.shared():
            self._troubles.notes.append(
                f"--changed-from: no commit is known here from which both this work and '{self._ref}' come (a shallow "
                f"clone?), so '{self._ref}' itself is compared with, and what others did there counts as well"
            )
        return found

    def _knows_changes_of(self, path: str) -> bool:
        try:
            return self._history.knows_changes_of(path)
        except GitError as error:
            if error not in self._told:
                self._told.add(error)
                self._troubles.failures.append(Failure(shown(path), f"--changed-from: {error}"))
            return False

    def answerable(self, result: Result) -> Result:
        """The result with only those findings that the changes are answerable for."""
        try:
            change = self._history.of(self._paths.get(result.path, result.path)) if result.findings else None
        except GitError as error:
            self._troubles.failures.append(Failure(result.path, f"--changed-from: {error}"))
            change = None
        if change is None:
            return replace(result, findings=(), coverage=_figures(result.coverage))
        if change.base is None:
            return result
        findings = _answerable(result, change, change.base, self._checker)
        return replace(result, findings=findings, coverage=_figures(result.coverage))


def _figures(coverage: CoverageSummary | None) -> CoverageSummary | None:
    """The figures of a coverage without the names of gaps, which a change need not have made."""
    return replace(coverage, missing=(), thin=()) if coverage else None


def _answerable(result: Result, change: Change, base: bytes, checker: Checker) -> tuple[ReportedFinding, ...]:
    before = checker.check_bytes(Candidate(result.path, named=True), base)
    known = {finding.fingerprint for finding in before.findings}
    places = {(finding.rule, finding.range.start.line, finding.range.start.column) for finding in before.findings}
    gaps = {name for finding in before.findings for name in finding.absent}

    def answers_for(finding: ReportedFinding) -> bool:
        if finding.absent:
            return not gaps.issuperset(finding.absent)
        line, column = finding.range.start
        # A heading that is spelled otherwise gives all findings below it another name, but they stand where they stood.
        there_before = finding.fingerprint in known or (finding.rule, change.line_before(line), column) in places
        return not there_before or change.touches(line, finding.range.end.line)

    return tuple(filter(answers_for, result.findings))
