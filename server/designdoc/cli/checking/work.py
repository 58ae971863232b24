"""Work: what a worker does for a run, be it a process of ours, a machine of a cluster or a thread."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from designdoc.cli.checking.checker import Checked, Checker
from designdoc.cli.choice import Choice
from designdoc.cli.process.signals import ending_undisturbed
from designdoc.records import record
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.settings_file import FailOn

if TYPE_CHECKING:
    from pathlib import Path


@record
class Work:
    """What a worker must know beside the files: plain values, so that they reach other processes and machines.

    ``run`` is a name of the run's own. A worker may outlive it, and the next run may find other settings and packs.
    """

    run: str
    choice: Choice
    cache_folder: str | Path | None
    fail_on: FailOn | None
    folder: str


def work_of(checker: Checker) -> Work:
    """The work of a new run, in the current folder."""
    return Work(os.urandom(8).hex(), checker.choice, checker.cache_folder, checker.fail_on, os.getcwd())


_checkers: dict[Work, Checker] = {}
"""The checkers of this process by run: loading packs costs more than checking a file."""

_MOST_KEPT = 4
"""How many of them are kept: a cluster may be at work for a few runs at a time."""

_one_task = Lock()


def check_chunk(work: Work, files: Sequence[Candidate]) -> list[Checked]:
    """Check some files. This is what runs in workers, so it is found by its name in another process.

    An engine may give several tasks to the threads of one process. They take turns: the current folder is one for all
    of them, and so is what a checker remembers.
    """
    with _one_task:
        return _checked(work, files)


def check_chunk_or_end(work: Work, files: Sequence[Candidate]) -> list[Checked]:
    """The same in a process of our own, which has one thread. It ends when it is told to: a pool would take the
    exception for the outcome of the task, and give the process the next one.
    """
    try:
        with ending_undisturbed():
            return _checked(work, files)
    except SystemExit as end:
        os._exit(int(end.code or 0))


@contextmanager
def inherited(work: Work, checker: Checker) -> Iterator[None]:
    """Processes that are forked meanwhile inherit this checker with all that it has loaded."""
    _checkers[work] = checker
    try:
        yield
    finally:
        _checkers.pop(work, None)


def _checked(work: Work, files: Sequence[Candidate]) -> list[Checked]:
    if os.getcwd() != work.folder:
        os.chdir(work.folder)
    if work not in _checkers:
        while len(_checkers) >= _MOST_KEPT:
            del _checkers[next(iter(_checkers))]
        _checkers[work] = Checker(work.choice, work.cache_folder, work.fail_on)
    return [_checkers[work].check(candidate) for candidate in files]
