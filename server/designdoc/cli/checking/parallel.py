"""Checking many files: out of the cache first, the rest on all processors or wherever an executor runs it.

Files are taken in batches, so that only the results of a few hundred are in the memory, however many there are.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from designdoc.cli.checking.checker import Checked, Checker
from designdoc.cli.choice import STDIN, Choice
from designdoc.cli.exit_status import UsageError
from designdoc.cli.process.garbage_collection import collect_rarely
from designdoc.cli.process.signals import end_undisturbed
from designdoc.records import record
from designdoc.workspace.discovery import Candidate
from designdoc.workspace.settings_file import FailOn

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from pathlib import Path

ENOUGH = 64
"""How many files of one batch must need a review before starting processes pays off."""

_BATCH = 400
"""How many files make a batch. Two batches are held at a time: while one is reported, the next is worked on."""

_LARGE_BATCH = 4_000
"""The same for a foreign executor, whose number of workers is not known and may be large."""

_CHUNKS_PER_JOB = 8

_LARGEST_CHUNK = 100
"""The most files in one task of a foreign executor."""

Progress = Callable[[int], None]


@record
class Work:
    """What a worker must know beside the files: plain values, so that they reach other processes and machines."""

    choice: Choice
    cache_folder: str | Path | None
    fail_on: FailOn | None
    folder: str


def check_all(
    files: Sequence[Candidate], checker: Checker, jobs: int, progress: Progress, executor: Executor | None = None
) -> Iterator[Checked]:
    """What became of each file, in the order of the files, while later ones are still being checked.

    ``jobs`` is the number of processes, 0 for all processors. An ``executor`` takes their place. ``progress`` is told
    how many files are done.
    """
    size = _BATCH if executor is None else _LARGE_BATCH
    batches = (files[start : start + size] for start in range(0, len(files), size))
    with _Workers(checker, jobs or os.cpu_count() or 1, executor) as workers:
        for done, checked in enumerate(_one_ahead(map(workers.begin, batches)), 1):
            progress(done)
            yield checked


def _one_ahead(batches: Iterable[Iterator[Checked]]) -> Iterator[Checked]:
    """The outcomes of all batches; each batch is begun before those of the one before it are waited for."""
    begun: Iterator[Checked] = iter(())
    for batch in batches:
        yield from begun
        begun = batch
    yield from begun


class _Workers:
    """What checks the files of a run: this process, processes of its own, or an executor."""

    def __init__(self, checker: Checker, jobs: int, executor: Executor | None) -> None:
        self._checker = checker
        self._jobs = jobs
        self._executor = executor
        self._pool: Executor | None = None
        self._tasks: list[Future[list[Checked]]] = []
        self._work = Work(checker.choice, checker.cache_folder, checker.fail_on, os.getcwd())
        self._closing = ExitStack()

    def __enter__(self) -> _Workers:
        # Forked processes inherit this checker with all that it has loaded.
        _checkers[self._work] = self._checker
        self._closing.callback(_checkers.pop, self._work)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and self._pool is not None:
            # Nobody waits for what the processes are still at. The pool then gives up what is left of the tasks itself,
            # and Python 3.11 stumbles over one that is cancelled already.
            _end_processes(self._pool)
        else:
            for task in self._tasks:
                task.cancel()
        self._closing.close()

    def begin(self, files: Sequence[Candidate]) -> Iterator[Checked]:
        """Look a batch up in the cache and hand out what is left; the outcomes of the batch, in order."""
        known = [self._checker.find(candidate) for candidate in files]
        # Only this process has standard input.
        left = [index for index, found in enumerate(known) if found is None and files[index].path != STDIN]
        if self._executor is None and self._jobs > 1 and len(left) >= ENOUGH:
            # Having checked one file, this process has loaded what the forked ones need.
            first = left.pop(0)
            known[first] = self._checker.check(files[first])
            self._executor = self._pool = self._closing.enter_context(_processes(self._jobs))
        if self._executor is None:
            return self._in_order(files, known, iter(()))
        return self._in_order(files, known, self._handed_out(self._executor, [files[index] for index in left]))

    def _in_order(
        self, files: Sequence[Candidate], known: Sequence[Checked | None], away: Iterator[Checked]
    ) -> Iterator[Checked]:
        for candidate, found in zip(files, known, strict=True):
            outcome = found or (None if candidate.path == STDIN else next(away, None))
            yield outcome or self._checker.check(candidate)

    def _handed_out(self, executor: Executor, files: Sequence[Candidate]) -> Iterator[Checked]:
        """Submit files; their outcomes in order. What a lost worker (killed, out of memory, gone from the network)
        leaves over is checked here.
        """
        size = max(1, min(len(files) // (self._jobs * _CHUNKS_PER_JOB), _LARGEST_CHUNK))
        chunks = [files[start : start + size] for start in range(0, len(files), size)]
        self._tasks = [task for task in self._tasks if not task.done()]
        check = check_chunk if self._pool is None else _check_chunk_or_end
        tasks = [executor.submit(check, self._work, chunk) for chunk in chunks]
        self._tasks += tasks
        return self._collected(tasks, chunks)

    def _collected(
        self, tasks: list[Future[list[Checked]]], chunks: Sequence[Sequence[Candidate]]
    ) -> Iterator[Checked]:
        tasks.reverse()
        for chunk in chunks:
            # A task that has been read is let go, with its results.
            yield from _outcome(tasks.pop()) or [self._checker.check(candidate) for candidate in chunk]


def _processes(jobs: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context("fork" if sys.platform == "linux" else None), _prepare_process)


def _end_processes(pool: Executor) -> None:
    """End the processes of a pool, whatever they are doing. Python has a method for it from 3.14 on."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()


def _prepare_process() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first one acts on it, and tells the others to end."""
    import signal

    collect_rarely()
    end_undisturbed()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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
    if os.getcwd() != work.folder:
        os.chdir(work.folder)
    if work not in _checkers:
        _checkers[work] = Checker(work.choice, work.cache_folder, work.fail_on)
    return [_checkers[work].check(candidate) for candidate in files]


def _check_chunk_or_end(work: Work, files: Sequence[Candidate]) -> list[Checked]:
    """The same in a process of our own, which ends when it is told to: a pool would take the exception for the outcome
    of the task, and give the process the next one.
    """
    try:
        return check_chunk(work, files)
    except SystemExit as end:
        os._exit(int(end.code or 0))
