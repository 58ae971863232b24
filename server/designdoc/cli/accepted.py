"""Accepted findings: what a baseline knows already is not reported again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.result import Failure, Result
from designdoc.workspace.files import FileAccessError, shown
from designdoc.workspace.settings_finder import SettingsFinder

if TYPE_CHECKING:
    from pathlib import Path

    from designdoc.workspace.baseline import Baseline


class Baselines:
    """The baselines of a run, each file read once."""

    def __init__(self, settings: SettingsFinder, troubles: Troubles) -> None:
        self._settings = settings
        self._troubles = troubles
        self._read: dict[Path, Baseline] = {}

    def without_accepted(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results without the findings that were accepted; how many they were is noted."""
        for result in results:
            path = self._settings.for_file(result.path).baseline
            accepted = self._baseline(path).of(result.path) if path and result.findings else {}
            new = tuple(finding for finding in result.findings if finding.fingerprint not in accepted)
            yield replace(result, findings=new, accepted=len(result.findings) - len(new)) if accepted else result

    def _baseline(self, path: Path) -> Baseline:
        if path not in self._read:
            self._read[path] = self._load(path)
        return self._read[path]

    def _load(self, path: Path) -> Baseline:
        """The baseline of a file; one that is not there yet accepts nothing and is worth a remark only."""
        from designdoc.workspace.baseline import Baseline, load_baseline

        try:
            return load_baseline(path)
        except FileAccessError as error:
            if path.exists():
                self._troubles.failures.append(Failure(shown(path), str(error)))
            else:
                self._troubles.notes.append(f"{shown(path)}: not there yet; `designdoc baseline` makes it")
            return Baseline(path.parent)
