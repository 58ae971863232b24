"""Signals: a run that is told to end does so like one that is broken off with Ctrl-C, and leaves nothing half done."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

_BY_SIGNAL = 128
"""What shells add to the number of the signal that ended a program, to make its exit status."""

_Handler = Callable[[int, FrameType | None], NoReturn]


def end_decently() -> None:
    """From now on SIGTERM, which ``timeout`` and CI servers send, and SIGHUP unwind the program before they end it, so
    that temporary files are removed. Whoever ignores one of them (``nohup``) goes on ignoring it.
    """
    _handle(_end, instead_of=signal.SIG_DFL)


def end_undisturbed() -> None:
    """In a process of a pool, the same signals unwind once and are ignored from then on: a pool that has lost one
    process tells all the others to end as well, which may be at it already.
    """
    _handle(_end_once, instead_of=_end)


def _handle(handler: _Handler, instead_of: _Handler | signal.Handlers) -> None:
    """Set the handler of each signal that is handled by another one until now."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is instead_of:
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> NoReturn:
    # Whoever sends it twice does not want to wait.
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(_BY_SIGNAL + number)


def _end_once(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(_BY_SIGNAL + number)
