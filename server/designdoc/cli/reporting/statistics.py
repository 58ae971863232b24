"""Statistics of a run: how often each rule fired, how much came out of the cache, and how long it took."""

from __future__ import annotations

import time
from collections import Counter

from designdoc.findings import Severity
from designdoc.reports.tally import Tally
from designdoc.text.counted import counted


class Clock:
    """Times a run and counts its files."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self.finding = 0.0
        self.files = self.cached = 0

    def found(self, files: int) -> None:
        """The files were found."""
        self.files, self.finding = files, self.total

    def checked(self, cached: bool) -> None:
        """Count one more file, whether it was reviewed or came out of the cache."""
        self.cached += cached

    @property
    def total(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began


def statistics(tally: Tally, clock: Clock) -> str:
    """A table of rules, the most frequent first, and two lines about the run."""
    found: Counter[str] = Counter()
    by_severity: dict[str, list[str]] = {}
    for (rule, severity), number in sorted(tally.rules.items(), key=_heaviest_first):
        found[rule] += number
        by_severity.setdefault(rule, []).append(counted(number, severity.value))
    column = max((len(str(number)) for number in found.values()), default=1)
    rows = [f"{number:>{column}}  {rule} ({', '.join(by_severity[rule])})" for rule, number in found.most_common()]
    total = clock.total
    rows.append(
        f"{counted(clock.files, 'file')}: {clock.files - clock.cached} reviewed, {clock.cached} from the cache."
    )
    rows.append(
        f"{total:.2f} s: {clock.finding:.2f} to find the files, {total - clock.finding:.2f} to check and report."
    )
    return "".join(f"{row}\n" for row in rows)


def _heaviest_first(entry: tuple[tuple[str, Severity], int]) -> int:
    (_, severity), _ = entry
    return -severity.weight
