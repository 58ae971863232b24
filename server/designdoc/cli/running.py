"""Running: what ``check``, ``baseline`` and ``report`` do before they differ. From a command line to all results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designdoc.cli.checking import candidates
from designdoc.cli.parallel import check_all
from designdoc.cli.progress import ProgressLine
from designdoc.reports.result import Result

if TYPE_CHECKING:
    import argparse

    from designdoc.cli.checker import Checker
    from designdoc.cli.troubles import Troubles


def check_paths(given: argparse.Namespace, checker: Checker, troubles: Troubles) -> list[Result]:
    """The results of all files that the paths of a command line stand for. What could not be done is in ``troubles``.

    Raises:
        UsageError: when the command line names what does not exist.

    """
    files = candidates(given.paths, checker.settings, given.force_exclude, troubles)
    progress = ProgressLine(len(files))
    checked = check_all(files, checker, given.jobs, progress)
    progress.clear()
    troubles.failures += [outcome.failure for outcome in checked if outcome.failure is not None]
    troubles.failures += checker.failures()
    return [outcome.result for outcome in checked if outcome.result is not None]
