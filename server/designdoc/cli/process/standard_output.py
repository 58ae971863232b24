"""Standard output whose reader has seen enough, as ``head`` has."""

from __future__ import annotations

import os
import sys


def mute() -> None:
    """Send nowhere what is still printed, also what Python would write again when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
