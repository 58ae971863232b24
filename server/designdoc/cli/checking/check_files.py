"""Checking files: from a command line to all results, as ``check``, ``baseline`` and ``report`` do."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.parallel import check_all

if TYPE_CHECKING:
    import argparse
    from concurrent.futures import Executor

    from designdoc.cli.checking.checker import Checked, Checker
    from designdoc.cli.checking.shards import Shard
    from designdoc.cli.reporting.progress import ProgressLine
    from designdoc.cli.reporting.statistics import Clock
    from designdoc.cli.troubles import Troubles
    from designdoc.reports.result import Result
    from designdoc.workspace.discovery import Candidate


def check_paths(
    given: argparse.Namespace, checker: Checker, troubles: Troubles, clock: Clock, progress: ProgressLine
) -> Iterator[Result]:
    """The results of all files that the paths of a command line stand for, as :func:`check_files` finds them."""
    for checked in check_files(given, checker, troubles, clock, progress):
        if checked.result is not None:
            yield checked.result


def check_files(
    given: argparse.Namespace,
    checker: Checker,
    troubles: Troubles,
    clock: Clock,
    progress: ProgressLine,
    touched: Callable[[Sequence[Candidate]], Sequence[Candidate]] | None = None,
) -> Generator[Checked, None, None]:
    """What becomes of all files that the paths of a command line stand for, one after the other. What could not be
    done is in ``troubles`` when all have been taken; ``clock`` and ``progress`` are told how far the run is. With
    ``touched`` only those files are checked that it picks.

    Raises:
        UsageError: when the command line names what does not exist.

    """
    options = vars(given)
    part = _shard(options["shard"]) if options.get("shard") is not None else None
    files = candidates(given.paths, checker.settings, troubles, force_exclude=given.force_exclude)
    if part is not None:
        files = [candidate for candidate in files if part.holds(candidate.path)]
    if touched is not None:
        files = list(touched(files))
    clock.found(len(files))
    progress.expect(len(files))
    executor = _executor(options["executor"]) if options.get("executor") is not None else None
    with executor or nullcontext():
        for checked in check_all(files, checker, given.jobs, progress, executor):
            clock.checked(checked.cached)
            if checked.failure is not None:
                troubles.failures.append(checked.failure)
            yield checked
    progress.clear()
    troubles.failures += checker.failures()


def _shard(text: str) -> Shard:
    from designdoc.cli.checking.shards import shard

    return shard(text)


def _executor(name: str) -> Executor:
    from designdoc.cli.checking.executors import load_executor

    return load_executor(name)
