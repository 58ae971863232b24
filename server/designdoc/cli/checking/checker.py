"""Checker: from a file to its result, out of the cache where nothing has changed. What each worker process runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from designdoc.cli.caching.outside_world import OutsideWorld, listed, still_hold
from designdoc.cli.caching.result_cache import ResultCache
from designdoc.cli.choice import STDIN, Choice, settings_finder
from designdoc.cli.exit_status import UsageError
from designdoc.cli.faults import fault
from designdoc.cli.troubles import settings_failures
from designdoc.records import record, replace
from designdoc.reports.result import Failure, Result
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.files import FileAccessError, exists_beside, read_bytes, shown
from designdoc.workspace.settings import Settings
from designdoc.workspace.settings_file import FailOn

if TYPE_CHECKING:
    from pathlib import Path

    from designdoc.cli.caching.transcript import DocumentReport, Transcript
    from designdoc.cli.checking.file_reviewer import FileReviewer, Reviewed
    from designdoc.packs.model import Rule


@record
class Checked:
    """What became of one file: a result, a failure, or both where a file could be read in part; or the ``report`` that
    an earlier run wrote about it. ``cached`` is true when nothing had to be reviewed. The result is what it is under
    the ``conditions``, and as long as what was ``asked`` on the way would be answered alike.
    """

    result: Result | None = None
    failure: Failure | None = None
    cached: bool = False
    report: DocumentReport | None = None
    conditions: str = ""
    asked: Sequence[Any] = ()


class Checker:
    """Checks files one after the other. The engine is loaded when the first file needs it."""

    def __init__(self, choice: Choice, cache_folder: str | Path | None = None, fail_on: FailOn | None = None) -> None:
        """``cache_folder`` is ``None`` where no cache is wanted; ``fail_on`` wins over the settings.

        Raises:
            UsageError: when the settings file of ``--config`` cannot be read.

        """
        self.choice = choice
        self.settings = settings_finder(choice)
        self.fail_on = fail_on
        self.cache_folder = cache_folder
        self.transcript: Transcript | None = None
        self._cache = ResultCache(cache_folder, choice) if cache_folder else None
        self._reviewer: FileReviewer | None = None

    @property
    def reviewer(self) -> FileReviewer:
        """The reviewer behind this checker."""
        if self._reviewer is None:
            # Importing the engine costs more than a warm run takes as a whole.
            from designdoc.cli.checking.file_reviewer import FileReviewer

            self._reviewer = FileReviewer(self.choice, self.settings)
        return self._reviewer

    def check(self, candidate: Candidate) -> Checked:
        """Check one file; whatever happens to it becomes a failure and not an exception.

        Raises:
            UsageError: when the command line names what does not exist.

        """
        try:
            return self._check(candidate)
        except FileAccessError as error:
            return Checked(failure=Failure(shown(candidate.path), str(error)))
        except UsageError:
            raise
        except Exception as error:
            return Checked(failure=Failure(shown(candidate.path), fault(error)))

    def check_bytes(self, candidate: Candidate, data: bytes) -> Result:
        """The result that a file would have with other content."""
        return self._outcome(self.reviewer.review_bytes(candidate, data))[0]

    def find(self, candidate: Candidate) -> Checked | None:
        """What the cache knows about a file, without reviewing it."""
        if self._cache is None or candidate.path == STDIN:
            return None
        try:
            data = read_bytes(candidate.path)
        except FileAccessError as error:
            return Checked(failure=Failure(shown(candidate.path), str(error)))
        settings = self.settings.for_file(candidate.path)
        key = self._cache.key(candidate.path, candidate.named, settings, data)
        exists = exists_beside(candidate.path)
        if self.transcript is not None:
            holds = partial(still_hold, exists=exists)
            report = self.transcript.find(shown(candidate.path), self._conditions(key, settings), holds)
            if report is not None:
                return Checked(report=report, cached=True)
        found = self._cache.find(key, shown(candidate.path), exists)
        if found is None:
            return None
        return self._checked(settings, found.result, found.problem, key, found.asked, cached=True)

    def failures(self) -> list[Failure]:
        """What is wrong with the settings files and packs that were read on the way."""
        return settings_failures(self.settings, self._mistakes_in)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id; where every result came from the cache, packs are loaded until one has it."""
        return self.reviewer.rule(rule_id)

    def sweep(self) -> None:
        """Forget cached results that have not been of use for long."""
        if self._cache is not None:
            self._cache.sweep()

    def _check(self, candidate: Candidate) -> Checked:
        """Review one file, and remember what came out."""
        if self._cache is None or candidate.path == STDIN:
            reviewed = self.reviewer.review(candidate)
            result, problem = self._outcome(reviewed, edits=self.choice.edits)
            return self._checked(reviewed.settings, result, problem)
        data = read_bytes(candidate.path)
        settings = self.settings.for_file(candidate.path)
        world = OutsideWorld(exists_beside(candidate.path))
        reviewed = self.reviewer.review_bytes(candidate, data, world)
        asked_by_findings = dict(world.answers)
        # The texts of fixes are made now, when the result reads them.
        result, problem = self._outcome(reviewed)
        key = self._cache.key(candidate.path, candidate.named, settings, data)
        self._cache.keep(key, result, problem, asked_by_findings, world.answers)
        reported = result if self.choice.edits else _without_edits(result)
        return self._checked(settings, reported, problem, key, listed(asked_by_findings))

    def _outcome(self, reviewed: Reviewed, *, edits: bool = True) -> tuple[Result, str | None]:
        from designdoc.reports.from_review import result_of

        if reviewed.review is None:
            return Result(reviewed.path), reviewed.problem
        result = result_of(reviewed.path, reviewed.review, sections=self.choice.sections, edits=edits)
        reviewer = reviewed.assignment.reviewer
        if reviewer is not None and reviewer.has_more_to_say(reviewed.review) and (review := reviewed.again()):
            # The texts of fixes were made while the result was written, and one of them failed.
            result = result_of(reviewed.path, review, sections=self.choice.sections, edits=edits)
        assignment = reviewed.assignment
        because = assignment.why if assignment.by_looks else None
        return replace(result, assumed=assignment.assumed, taken_because=because), reviewed.problem

    def _checked(
        self,
        settings: Settings,
        result: Result,
        problem: str | None,
        key: str = "",
        asked: Sequence[Any] = (),
        cached: bool = False,
    ) -> Checked:
        result = replace(result, fail_on=self._level(settings).severity)
        failure = Failure(result.path, problem) if problem else None
        conditions = self._conditions(key, settings) if key else ""
        return Checked(result, failure, cached, conditions=conditions, asked=asked)

    def _level(self, settings: Settings) -> FailOn:
        return self.fail_on or settings.fail_on

    def _conditions(self, key: str, settings: Settings) -> str:
        """Everything that a result and the words about it depend on and that is known before a review."""
        return f"{key} {self._level(settings).value} {settings.min_severity.value}"

    def _mistakes_in(self, settings: Settings) -> list[Mistake]:
        if settings.source is None:
            return []
        known = self._cache.find_mistakes(settings) if self._cache else None
        if known is None:
            known = self.reviewer.mistakes_in(settings)
            if self._cache:
                self._cache.keep_mistakes(settings, known)
        return known


def _without_edits(result: Result) -> Result:
    """The result with the titles of its fixes only: scaffolds of ten thousand documents fill the memory."""
    findings = (
        replace(finding, fixes=tuple(replace(fix, edits=()) for fix in finding.fixes)) if finding.fixes else finding
        for finding in result.findings
    )
    return replace(result, findings=tuple(findings))
