"""Checking many files: out of the cache first, the rest on all processors or wherever an executor runs it.

Files are taken in batches, so that only the results of a few hundred are in the memory, however many there are.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from designdoc.cli.checking.checker import Checked, Checker
from designdoc.cli.choice import STDIN
from designdoc.cli.exit_status import UsageError
from designdoc.cli.process.garbage_collection import collect_rarely
from designdoc.cli.process.signals import end_at_once
from designdoc.workspace.discovery import Candidate

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from designdoc.cli.checking.work import Work

ENOUGH = 64
"""How many files of one batch must need a review before starting processes pays off."""

_BATCH = 400
"""How many files make a batch. Two batches are held at a time: while one is reported, the next is worked on."""

_LARGE_BATCH = 4_000
"""The same for a foreign executor, whose number of workers is not known and may be large."""

_CHUNKS_PER_JOB = 8

_LARGEST_CHUNK = 100
"""The most files in one task of a foreign executor."""

_MOST_ON_WINDOWS = 61
"""The most processes of a pool there: Windows waits for no more things at once."""

Progress = Callable[[int], None]


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
        self._closing = ExitStack()

    def __enter__(self) -> _Workers:
        return self

    @cached_property
    def _work(self) -> Work:
        from designdoc.cli.checking.work import work_of

        return work_of(self._checker)

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
            self._executor = self._pool = self._started(len(left))
        if self._executor is None:
            return self._in_order(files, known, iter(()))
        return self._in_order(files, known, self._handed_out(self._executor, [files[index] for index in left]))

    def _started(self, files: int) -> Executor:
        """Processes of our own, no more than one for each of the files that wait for them now."""
        from designdoc.cli.checking.work import inherited

        self._closing.enter_context(inherited(self._work, self._checker))
        return self._closing.enter_context(_processes(min(self._jobs, files)))

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
        from designdoc.cli.checking.work import check_chunk, check_chunk_or_end

        size = max(1, min(len(files) // (self._jobs * _CHUNKS_PER_JOB), _LARGEST_CHUNK))
        chunks = [files[start : start + size] for start in range(0, len(files), size)]
        self._tasks = [task for task in self._tasks if not task.done()]
        check = check_chunk if self._pool is None else check_chunk_or_end
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

    if sys.platform == "win32":
        jobs = min(jobs, _MOST_ON_WINDOWS)
    return ProcessPoolExecutor(jobs, get_context("fork" if sys.platform == "linux" else None), _prepare_process)


def _end_processes(pool: Executor) -> None:
    """End the processes of a pool, whatever they are doing. Python has a method for it from 3.14 on.

    One of them may be sending a result, and the pool would wait for the rest of it as long as anybody could write it:
    that is this process as well.
    """
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def _prepare_process() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first one acts on it, and tells the others to end. When that
    one is killed nobody tells them, and they would wait for ever.
    """
    import signal
    from threading import Thread

    collect_rarely()
    end_at_once()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    from multiprocessing import parent_process

    run = parent_process()
    if run is not None:
        run.join()
        os._exit(1)


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
