"""The calendar tells the day as the library of dates does, without importing it."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from designdoc.workspace.calendar import Calendar
from patience import PATIENCE


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati", "Europe/Berlin"])
def test_days_ahead_are_counted_over_months_years_and_changes_of_the_clock(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        today = date.today()
        assert [Calendar().written(days) for days in range(800)] == [str(today + timedelta(n)) for n in range(800)]
        assert Calendar().today() == today
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("calendar", [Calendar(), Calendar(date(2026, 2, 28))])
def test_a_day_lies_ahead_when_it_is_nowhere_on_earth(calendar: Calendar) -> None:
    today = calendar.today()
    ahead = [calendar.lies_ahead(today + timedelta(days)) for days in range(-2, 4)]
    assert ahead == [False, False, False, False, True, True]


def test_no_library_of_dates_is_imported_to_compare_days() -> None:
    code = (
        "import sys; from designdoc.workspace.calendar import Calendar as C; C().lies_ahead_as_written('2021-09-02'); \
        assert 'datetime' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE)
