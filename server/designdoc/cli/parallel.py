"""Checking many files: out of the cache first, the rest on all processors when there are enough of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.cli.checker import Checked, Checker
from designdoc.cli.choice import STDIN, Choice
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.settings_file import FailOn

if TYPE_CHECKING:
    from concurrent.futures import Executor

ENOUGH = 200
"""Files that must be reviewed before starting processes pays off."""

_CHUNKS_PER_JOB = 16

Progress = Callable[[int], None]


def check_all(files: Sequence[Candidate], checker: Checker, jobs: int, progress: Progress) -> list[Checked]:
    """What became of each file, in the order of the files. ``jobs`` is the number of processes, 0 for all processors;
    ``progress`` is told how many files are done.
    """
    done = [checker.find(candidate) for candidate in files]
    left = [index for index, checked in enumerate(done) if checked is None]
    jobs = jobs or os.cpu_count() or 1
    progress(len(files) - len(left))
    if jobs > 1 and len(left) >= ENOUGH:
        # Having checked one file, this process has loaded what the forked ones need.
        first, left = left[0], left[1:]
        done[first] = checker.check(files[first])
        outcomes = _in_processes([files[index] for index in left], checker, jobs)
    else:
        outcomes = (checker.check(files[index]) for index in left)
    for number, (index, checked) in enumerate(zip(left, outcomes, strict=True), len(files) - len(left) + 1):
        done[index] = checked
        progress(number)
    return [checked for checked in done if checked is not None]


def _in_processes(files: Sequence[Candidate], checker: Checker, jobs: int) -> Iterator[Checked]:
    """The outcomes in order; what a lost process (out of memory, killed) leaves over is checked in this one."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" else None)
    arguments = (checker.choice, checker.cache_folder, checker.fail_on)
    number = 0
    try:
        with ProcessPoolExecutor(jobs, context, _start, arguments) as pool:
            try:
                for checked in _mapped(pool, files, jobs):
                    number += 1
                    yield checked
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except BrokenProcessPool:
        yield from (checker.check(candidate) for candidate in files[number:])


def _mapped(pool: Executor, files: Sequence[Candidate], jobs: int) -> Iterator[Checked]:
    chunk = max(1, len(files) // (jobs * _CHUNKS_PER_JOB))
    return pool.map(_check, files, chunksize=chunk)


_checker: Checker | None = None


def _start(choice: Choice, cache_folder: Path | None, fail_on: FailOn | None) -> None:
    """Make a worker process ready. Ctrl-C reaches all processes; only the first one speaks about it."""
    import signal

    global _checker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _checker = Checker(choice, cache_folder, fail_on)


def _check(candidate: Candidate) -> Checked:
    assert _checker is not None  # _start has run in this process
    assert candidate.path != STDIN  # the first process has it
    return _checker.check(candidate)
