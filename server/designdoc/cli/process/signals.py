"""Signals: a run that is told to end stops as it does on Ctrl-C, and leaves nothing half done."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program, to make its exit status."""

_Handler = Callable[[int, FrameType | None], NoReturn]


def end_decently() -> None:
    """From now on SIGTERM, which ``timeout`` and CI servers send, and SIGHUP unwind the program before they end it, so
    that temporary files are removed. A program that was started to ignore one of them (``nohup``) goes on ignoring it.
    """
    _handle(_end, instead_of=signal.SIG_DFL)


def end_at_once() -> None:
    """In a process of a pool, which has nothing to tidy up between tasks, these signals end it as they end others: the
    pool takes an exception that is raised while it sends a result for the result, and sends that, even if nobody
    listens any more.
    """
    _handle(signal.SIG_DFL, instead_of=_end)


@contextmanager
def ending_undisturbed() -> Iterator[None]:
    """Meanwhile the first of these signals unwinds the program and further ones are ignored: a pool that has lost one
    process tells all others to end, and some may already be ending.
    """
    _handle(_end_once, instead_of=signal.SIG_DFL)
    try:
        yield
    finally:
        _handle(signal.SIG_DFL, instead_of=_end_once)


def _handle(handler: _Handler | signal.Handlers, instead_of: _Handler | signal.Handlers) -> None:
    """Set the handler of each signal that is so far handled by ``instead_of``."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is instead_of:
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> NoReturn:
    # The second signal ends the program at once: its sender does not want to wait.
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(_BY_SIGNAL + number)


def _end_once(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(_BY_SIGNAL + number)
