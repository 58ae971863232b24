"""Progress of a long run: one line on standard error, on a terminal only."""

from __future__ import annotations

import sys
import time

_SHORTEST = 100
_BAR = 30
_EVERY = 0.1


class ProgressLine:
    """A bar that is drawn ten times a second at most, and gone when the run is over."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = total >= _SHORTEST and sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, done: int) -> None:
        """Draw how many files are done."""
        now = time.monotonic()
        if not self._shown or now - self._last < _EVERY:
            return
        self._last = now
        filled = _BAR * done // self._total
        sys.stderr.write(f"\r{'█' * filled}{'░' * (_BAR - filled)} {done} of {self._total}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
