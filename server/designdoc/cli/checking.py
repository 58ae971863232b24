"""Checking: from the paths of a command line to a Run, with every trouble on the way kept for the report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from designdoc.cli.exit_status import UsageError
from designdoc.cli.reviewing import STDIN, FileReviewer, Reviewed
from designdoc.reports.reporting import result_of
from designdoc.reports.result import Failure, Result, Run
from designdoc.workspace.discovery import Candidate, discover
from designdoc.workspace.files import FileAccessError, shown
from designdoc.workspace.settings_file import FailOn


@dataclass(slots=True)
class Troubles:
    """What could not be done. ``notes`` are remarks that do not make the run a failure."""

    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def tell(self) -> None:
        """Write one line each to standard error."""
        for failure in self.failures:
            print(
                f"designdoc: {failure.path}: {failure.message}" if failure.path else f"designdoc: {failure.message}",
                file=sys.stderr,
            )
        for note in self.notes:
            print(f"designdoc: {note}", file=sys.stderr)


def candidates(
    paths: Sequence[str], reviewer: FileReviewer, force_exclude: bool, troubles: Troubles
) -> list[Candidate]:
    """The files that the paths of a command line stand for."""

    def excluded(path: str, is_folder: bool) -> bool:
        return reviewer.settings_for(path).excludes(path, is_folder)

    found = discover([path for path in paths if path != STDIN], excluded, force_exclude=force_exclude)
    troubles.failures += [Failure(shown(path), message) for path, message in found.unreadable]
    troubles.notes += [f"{shown(path)}: no Markdown files found" for path in found.empty]
    return [Candidate(STDIN, named=True)] * (STDIN in paths) + found.files


def reviews(files: Iterable[Candidate], reviewer: FileReviewer, troubles: Troubles) -> Iterable[Reviewed]:
    """The review of each file that can be read; the others become failures."""
    for candidate in files:
        try:
            reviewed = reviewer.review(candidate)
        except FileAccessError as error:
            troubles.failures.append(Failure(shown(candidate.path), str(error)))
            continue
        except UsageError:
            raise
        except Exception as error:
            # A fault of ours in one document costs that document, and the others are still checked.
            if os.environ.get("DESIGNDOC_DEBUG"):
                raise
            troubles.failures.append(Failure(shown(candidate.path), f"internal error ({type(error).__name__}: {error})"))
            continue
        if reviewed.problem:
            troubles.failures.append(Failure(reviewed.path, reviewed.problem))
        yield reviewed


def run_of(
    files: Iterable[Candidate], reviewer: FileReviewer, troubles: Troubles, fail_on: FailOn | None = None
) -> Run:
    """The outcome of checking all files; ``fail_on`` wins over the settings of each."""
    results = []
    for reviewed in reviews(files, reviewer, troubles):
        level = fail_on or reviewed.settings.fail_on
        results.append(replace(_result(reviewed), fail_on=level.severity))
    settle_settings(reviewer, troubles)
    return Run(tuple(results), tuple(troubles.failures), reviewer.rule)


def settle_settings(reviewer: FileReviewer, troubles: Troubles) -> None:
    """Report what is wrong with the settings files and packs that were read on the way."""
    troubles.failures += [Failure(path, message) for path, message in reviewer.settings.unreadable]
    for mistake in reviewer.mistakes():
        place = f"{mistake.path}:{mistake.line}:{mistake.column}"
        troubles.failures.append(
            Failure(place, f"{mistake.key}: {mistake.message}" if mistake.key else mistake.message)
        )


def _result(reviewed: Reviewed) -> Result:
    return Result(reviewed.path) if reviewed.review is None else result_of(reviewed.path, reviewed.review)
