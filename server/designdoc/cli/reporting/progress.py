"""Progress of a long run: one line on standard error, on a terminal only."""

from __future__ import annotations

import sys
import time

_SHORTEST = 100
"""The fewest files of a run whose progress is shown."""
_BAR = 30
"""The width of the bar, in columns."""
_EVERY = 0.1
"""How many seconds lie between two drawings, at least."""


class ProgressLine:
    """A bar that is drawn ten times a second at most, and gone when the run is over."""

    def __init__(self) -> None:
        self._total = 0
        self._last = 0.0
        self._drawn = False

    def expect(self, total: int) -> None:
        """How many files there are; of a few no progress is shown."""
        self._total = total if total >= _SHORTEST and sys.stderr.isatty() else 0

    def __call__(self, done: int) -> None:
        """Draw how many files are done."""
        if not self._total:
            return
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        self._drawn = True
        filled = _BAR * done // self._total
        sys.stderr.write(f"\r{'█' * filled}{'░' * (_BAR - filled)} {done} of {self._total}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, until it is drawn again."""
        if self._drawn:
            self._drawn = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
