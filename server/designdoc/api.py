"""The public Python API: what the command line does, as calls. Whatever is not here may change without notice.

>>> from designdoc.api import Choice, Severity, check
>>> run = check(["examples/design-netflix.md"], choice=Choice(isolated=True))
>>> [result] = run.results
>>> result.framework, result.coverage.required > result.coverage.covered
('ml-system-design', True)
>>> worst = [finding for finding in result.findings if finding.severity is Severity.ERROR]
>>> worst[0].rule, worst[0].range.start.line
('wrong-arithmetic', 30)
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.checker import Checker
from designdoc.cli.checking.parallel import check_all
from designdoc.cli.choice import Choice
from designdoc.cli.exit_status import UsageError
from designdoc.cli.troubles import Troubles
from designdoc.findings import Severity
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result, Run
from designdoc.workspace.overrides import Overrides

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = [
    "Choice",
    "CoverageSummary",
    "Failure",
    "Overrides",
    "ReportedFinding",
    "Result",
    "Run",
    "Severity",
    "UsageError",
    "check",
]


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    jobs: int = 1,
    cache_folder: str | os.PathLike[str] | None = None,
    choice: Choice | None = None,
) -> Run:
    """Check documents and return everything that is to be said about them.

    ``paths`` are files, folders or globs, as on the command line. A file that cannot be checked, and what is wrong with
    settings or packs, is one of the ``failures`` of the run; everything else is still checked. Lines and columns of
    findings are 1-based, columns count code points, and the end of a range is exclusive. All findings are there: what a
    baseline accepts or what is too light (``min-severity``) is left out of reports only.

    ``executor`` is any ``concurrent.futures``-style executor: ``submit(function, *arguments)`` returns a future. Its
    workers need designdoc, and the documents and settings under the same paths; files go out in tasks of at most a
    hundred, and what a lost worker leaves over is checked in this process. Threads of one process take turns, so they
    speed nothing up. Without an executor, ``jobs`` processes of this machine do the work (0 for one per processor). The
    executor is not shut down.

    ``cache_folder`` is where results are remembered, ``None`` for nowhere; workers that share it share their results.
    ``choice`` holds what the other options of the command line say.

    Raises:
        UsageError: when ``choice`` names a rule, framework, profile or settings file that does not exist.
        TypeError: when ``paths`` is a single path.

    """
    if isinstance(paths, (str, os.PathLike)):
        raise TypeError("paths are given as a list, also a single one")
    checker = Checker(choice or Choice(), os.fspath(cache_folder) if cache_folder is not None else None)
    troubles = Troubles()
    files = candidates([os.fspath(path) for path in paths], checker.settings, troubles)
    checked = list(check_all(files, checker, jobs, lambda done: None, executor))
    troubles.failures += [outcome.failure for outcome in checked if outcome.failure is not None]
    troubles.failures += checker.failures()
    results = tuple(outcome.result for outcome in checked if outcome.result is not None)
    return Run(results, tuple(troubles.failures), checker.rule)
