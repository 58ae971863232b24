"""Calendar: which day it is, for whoever must not simply ask the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Calendar:
    """Answers questions about the day. Rules ask here and nowhere else, so that a remembered result knows which
    answers it depends on, and tests can choose the day.
    """

    def __init__(self, day: date | None = None) -> None:
        """``day`` is the day to go by, ``None`` for the real one."""
        self._day = day

    def today(self) -> date:
        """The day itself. Whoever only compares asks :meth:`lies_ahead`, whose answer changes once and not daily."""
        if self._day is not None:
            return self._day
        from datetime import date

        return date.today()

    def lies_ahead(self, day: date) -> bool:
        """Whether a day is still to come, wherever on earth its author lives."""
        return (day - self.today()).days > 1
