"""Accepted findings: what a baseline knows already is not reported again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from designdoc.cli.troubles import Troubles
from designdoc.records import replace
from designdoc.reports.result import Failure, Result
from designdoc.text.counted import counted
from designdoc.workspace.files import FileAccessError, shown, shown_from_here
from designdoc.workspace.settings_finder import SettingsFinder

if TYPE_CHECKING:
    from pathlib import Path

    from designdoc.workspace.baseline import Baseline


class Baselines:
    """The baselines of a run, each file read once."""

    def __init__(self, settings: SettingsFinder, troubles: Troubles, *, everything: bool = False) -> None:
        """``everything`` is looked for in the documents of the run, and reported: what is not found is not there."""
        self._everything = everything
        self._settings = settings
        self._troubles = troubles
        self._read: dict[Path, Baseline] = {}

    def without_accepted(self, result: Result) -> Result:
        """The result without the findings that were accepted; how many they were is noted, and how many have gone."""
        accepted = self.accepted_in(result.path)
        if not accepted:
            return result
        found = {finding.fingerprint for finding in result.findings}
        new = tuple(finding for finding in result.findings if finding.fingerprint not in accepted)
        outdated = len(accepted.keys() - found) if self._everything else 0
        return replace(result, findings=new, accepted=len(result.findings) - len(new), outdated=outdated)

    def accepted_in(self, path: str) -> Mapping[str, str]:
        """The fingerprints of the findings that were accepted in a document, with their rules."""
        baseline = self._settings.for_file(path).baseline
        return self._baseline(baseline).of(path) if baseline else {}

    def _baseline(self, path: Path) -> Baseline:
        if path not in self._read:
            self._read[path] = self._load(path)
        return self._read[path]

    def _load(self, path: Path) -> Baseline:
        """The baseline of a file; one that is not there yet accepts nothing and is worth a remark only."""
        from designdoc.workspace.baseline import Baseline, load_baseline

        try:
            baseline = load_baseline(path)
            if baseline.lost:
                gone = f"{shown_from_here(path)}: {counted(baseline.lost, 'document')} gone"
                self._troubles.notes.append(f"{gone}; a shallow clone does not tell whether they were renamed")
            return baseline
        except FileAccessError as error:
            if os.path.exists(path):
                self._troubles.failures.append(Failure(shown(path), str(error)))
            else:
                self._troubles.notes.append(f"{shown_from_here(path)}: not there yet; `designdoc baseline` makes it")
            return Baseline(path.parent)
