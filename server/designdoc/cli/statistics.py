"""Statistics of a run: how often each rule fired, how much came out of the cache, and how long it took."""

from __future__ import annotations

import time
from collections import Counter

from designdoc.findings import Severity
from designdoc.reports.result import Run
from designdoc.reports.summary import counted


class Clock:
    """Times the stages of a run as they end."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self.finding = self.checking = 0.0
        self.files = self.cached = 0

    def found(self, files: int) -> None:
        """The files were found."""
        self.files, self.finding = files, self._lap()

    def checked(self, cached: int) -> None:
        """All files were checked, ``cached`` of them out of the cache."""
        self.cached, self.checking = cached, self._lap()

    @property
    def total(self) -> float:
        """Seconds since the run began."""
        return time.perf_counter() - self._began

    def _lap(self) -> float:
        now = time.perf_counter()
        self._last, lap = now, now - self._last
        return lap


def statistics(run: Run, clock: Clock) -> str:
    """A table of rules, the most frequent first, and two lines about the run."""
    found = Counter(finding.rule for result in run.results for finding in result.findings)
    heaviest: dict[str, Severity] = {}
    for finding in (finding for result in run.results for finding in result.findings):
        heaviest[finding.rule] = max(heaviest.get(finding.rule, finding.severity), finding.severity, key=_weight)
    column = max((len(str(number)) for number in found.values()), default=1)
    rows = [f"{number:>{column}}  {heaviest[rule].value:<7}  {rule}" for rule, number in found.most_common()]
    reviewed = clock.files - clock.cached
    total = clock.total
    rows.append(f"{counted(clock.files, 'file')}: {reviewed} reviewed, {clock.cached} from the cache.")
    rows.append(
        f"{total:.2f} s: {clock.finding:.2f} to find the files, {clock.checking:.2f} to check them, "
        f"{total - clock.finding - clock.checking:.2f} to report."
    )
    return "".join(f"{row}\n" for row in rows)


def _weight(severity: Severity) -> int:
    return severity.weight
