"""Standard streams that are missing, or whose reader has seen enough."""

from __future__ import annotations

import os
import sys


def open_missing() -> None:
    """Give a process that was started without standard output or error, as ``>&-`` starts it, some that lead nowhere:
    Python has ``None`` in their place.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - it stays open to the end


def mute() -> None:
    """Send nowhere what is still printed, also what Python would write again when it closes the stream: its reader has
    seen enough, as ``head`` has.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
