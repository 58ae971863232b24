"""Calendar: which day it is, for code whose result is remembered and that must not simply ask the clock."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@lru_cache(maxsize=4)
def _written(year: int, month: int, day: int) -> str:
    """A day, which may lie behind the end of the month. It is the same all day, and is asked for at every keystroke."""
    noon = time.mktime((year, month, day, 12, 0, 0, 0, 0, -1))
    return time.strftime("%Y-%m-%d", time.localtime(noon))


class Calendar:
    """Answers questions about the day. Rules ask here and nowhere else, so that a remembered result knows which
    answers it depends on, and tests can choose the day.
    """

    def __init__(self, day: date | None = None) -> None:
        """``day`` is the day to go by, ``None`` for the real one."""
        self._day = day

    def written(self, days_ahead: int = 0) -> str:
        """The day, or one that is yet to come, as YYYY-MM-DD. Texts of that form compare as the days do, and remembered
        answers can be compared without Python's library of dates, which is slow to import.
        """
        if self._day is not None:
            from datetime import timedelta

            return (self._day + timedelta(days_ahead)).isoformat()
        now = time.localtime()
        return _written(now.tm_year, now.tm_mon, now.tm_mday + days_ahead)

    def today(self) -> date:
        """The day itself. To compare, ask :meth:`lies_ahead`: its answer changes once, not daily."""
        from datetime import date

        return date.fromisoformat(self.written())

    def lies_ahead(self, day: date) -> bool:
        """Whether a day is still to come, wherever on earth its author lives."""
        return self.lies_ahead_as_written(day.isoformat())

    def lies_ahead_as_written(self, day: str) -> bool:
        """The same for a day as YYYY-MM-DD."""
        return day > self.written(1)
