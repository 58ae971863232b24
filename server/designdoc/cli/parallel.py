"""Checking many files: out of the cache first, the rest on all processors or wherever an executor runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from designdoc.cli.checker import Checked, Checker
from designdoc.cli.choice import STDIN, Choice
from designdoc.cli.exit_status import UsageError
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.settings_file import FailOn

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

ENOUGH = 200
"""Files that must be reviewed before starting processes pays off."""

_CHUNKS_PER_JOB = 16

_LARGEST_CHUNK = 100
"""Files of one task of a foreign executor, whose number of workers is not known."""

Progress = Callable[[int], None]


class Work(NamedTuple):
    """What a worker must know beside the files: plain values, so that they reach other processes and machines."""

    choice: Choice
    cache_folder: Path | None
    fail_on: FailOn | None
    folder: Path


def check_all(
    files: Sequence[Candidate], checker: Checker, jobs: int, progress: Progress, executor: Executor | None = None
) -> list[Checked]:
    """What became of each file, in the order of the files.

    ``jobs`` is the number of processes, 0 for all processors. An ``executor`` takes their place. ``progress`` is told
    how many files are done.
    """
    done = [checker.find(candidate) for candidate in files]
    left = [index for index, checked in enumerate(done) if checked is None]
    progress(len(files) - len(left))
    waiting = [files[index] for index in left]
    for number, (index, checked) in enumerate(
        zip(left, _checked(waiting, checker, jobs or os.cpu_count() or 1, executor), strict=True),
        len(files) - len(left) + 1,
    ):
        done[index] = checked
        progress(number)
    return [checked for checked in done if checked is not None]


def _checked(files: Sequence[Candidate], checker: Checker, jobs: int, executor: Executor | None) -> Iterator[Checked]:
    """The outcomes in order. Standard input comes first in the files, and only this process has it."""
    here = sum(candidate.path == STDIN for candidate in files)
    if executor is None and (jobs == 1 or len(files) < ENOUGH):
        here = len(files)
    elif executor is None:
        # Having checked one file, this process has loaded what the forked ones need.
        here = max(here, 1)
    yield from (checker.check(candidate) for candidate in files[:here])
    if here == len(files):
        return
    rest = files[here:]
    if executor is not None:
        yield from _through(executor, rest, checker, min(_LARGEST_CHUNK, len(rest) // _CHUNKS_PER_JOB + 1))
        return
    with _processes(jobs) as pool:
        yield from _through(pool, rest, checker, max(1, len(rest) // (jobs * _CHUNKS_PER_JOB)))


def _processes(jobs: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context("fork" if sys.platform == "linux" else None), _ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first one speaks about it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _through(executor: Executor, files: Sequence[Candidate], checker: Checker, size: int) -> Iterator[Checked]:
    """The outcomes in order. What a lost worker (killed, out of memory, gone from the network) leaves over is checked
    here.
    """
    work = Work(checker.choice, checker.cache_folder, checker.fail_on, Path.cwd())
    # Forked processes inherit this checker with all that it has loaded.
    _checkers[work] = checker
    chunks = [files[start : start + size] for start in range(0, len(files), size)]
    tasks: list[Future[list[Checked]]] = []
    try:
        tasks += [executor.submit(check_chunk, work, chunk) for chunk in chunks]
        for task, chunk in zip(tasks, chunks, strict=True):
            yield from _outcome(task) or [checker.check(candidate) for candidate in chunk]
    except BaseException:
        for task in tasks:
            task.cancel()
        raise
    finally:
        del _checkers[work]


def _outcome(task: Future[list[Checked]]) -> list[Checked] | None:
    """What a task brought, ``None`` when its worker was lost."""
    try:
        return task.result()
    except UsageError:
        raise
    except Exception:
        if os.environ.get("DESIGNDOC_DEBUG"):
            raise
        return None


_checkers: dict[Work, Checker] = {}
"""The checkers of this process. A worker keeps its own, because loading packs costs more than checking a file."""


def check_chunk(work: Work, files: Sequence[Candidate]) -> list[Checked]:
    """Check some files. This is what runs in workers, so it is found by its name in another process."""
    if Path.cwd() != work.folder:
        os.chdir(work.folder)
    if work not in _checkers:
        _checkers[work] = Checker(work.choice, work.cache_folder, work.fail_on)
    return [_checkers[work].check(candidate) for candidate in files]
