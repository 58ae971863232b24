"""Running: what ``check``, ``baseline`` and ``report`` do before they differ. From a command line to all results."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from designdoc.cli.checking import candidates
from designdoc.cli.executors import load_executor
from designdoc.cli.parallel import check_all
from designdoc.cli.progress import ProgressLine
from designdoc.cli.sharding import shard
from designdoc.cli.statistics import Clock
from designdoc.reports.result import Result

if TYPE_CHECKING:
    import argparse

    from designdoc.cli.checker import Checker
    from designdoc.cli.troubles import Troubles


def check_paths(
    given: argparse.Namespace, checker: Checker, troubles: Troubles, clock: Clock | None = None
) -> list[Result]:
    """The results of all files that the paths of a command line stand for. What could not be done is in ``troubles``,
    and ``clock`` is told what took how long.

    Raises:
        UsageError: when the command line names what does not exist.

    """
    clock = clock or Clock()
    options = vars(given)
    part = shard(options.get("shard"))
    files = candidates(given.paths, checker.settings, given.force_exclude, troubles)
    if part is not None:
        files = [candidate for candidate in files if part.holds(candidate.path)]
    clock.found(len(files))
    progress = ProgressLine(len(files))
    executor = load_executor(options["executor"]) if options.get("executor") else None
    with executor or nullcontext():
        checked = check_all(files, checker, given.jobs, progress, executor)
    progress.clear()
    clock.checked(sum(outcome.cached for outcome in checked))
    troubles.failures += [outcome.failure for outcome in checked if outcome.failure is not None]
    troubles.failures += checker.failures()
    return [outcome.result for outcome in checked if outcome.result is not None]
