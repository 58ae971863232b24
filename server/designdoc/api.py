"""The public Python API: what the command line does, as calls. Whatever is not here may change without notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.checker import Checker
from designdoc.cli.checking.parallel import check_all
from designdoc.cli.choice import Choice
from designdoc.cli.troubles import Troubles
from designdoc.reports.result import Run

if TYPE_CHECKING:
    import os
    from concurrent.futures import Executor
    from pathlib import Path

__all__ = ["check"]


def check(
    paths: Sequence[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    jobs: int = 1,
    cache_folder: Path | None = None,
    choice: Choice | None = None,
) -> Run:
    """Check documents and return everything that is to be said about them.

    ``paths`` are files, folders or globs, as on the command line. A file that cannot be checked is one of the
    ``failures`` of the run; the others are still checked.

    ``executor`` is any ``concurrent.futures``-style executor: ``submit(function, *arguments)`` returns a future. Its
    workers need designdoc, and the documents and settings under the same paths; files go out in tasks of at most a
    hundred, and what a lost worker leaves over is checked in this process. Without one, ``jobs`` processes of this
    machine do the work (0 for one per processor). The executor is not shut down.

    ``cache_folder`` is where results are remembered; workers that share it share their results. ``choice`` holds what
    the other options of the command line say.

        >>> from dask.distributed import Client  # doctest: +SKIP
        >>> run = check(["docs"], executor=Client().get_executor())  # doctest: +SKIP
        >>> [(result.path, finding.rule) for result in run.results for finding in result.findings]  # doctest: +SKIP

    Raises:
        designdoc.cli.exit_status.UsageError: when ``choice`` names a rule, framework or file that does not exist.

    """
    checker = Checker(choice or Choice(), cache_folder)
    troubles = Troubles()
    files = candidates([str(path) for path in paths], checker.settings, False, troubles)
    checked = list(check_all(files, checker, jobs, lambda done: None, executor))
    troubles.failures += [outcome.failure for outcome in checked if outcome.failure is not None]
    troubles.failures += checker.failures()
    results = tuple(outcome.result for outcome in checked if outcome.result is not None)
    return Run(results, tuple(troubles.failures), checker.rule)
