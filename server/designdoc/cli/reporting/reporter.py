"""Reporter: from what became of a file to what the reports say about it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from designdoc.cli.caching.transcript import DocumentReport, Transcript
from designdoc.findings import Severity
from designdoc.records import replace
from designdoc.reports.formats import REMEMBERED
from designdoc.reports.tally import Counts
from designdoc.text.digest import blake2b

if TYPE_CHECKING:
    import argparse

    from designdoc.cli.checking.checker import Checked, Checker
    from designdoc.cli.reporting.baselines import Baselines
    from designdoc.cli.reporting.changed_from import Since
    from designdoc.cli.reporting.outputs import Output, ReportWriter
    from designdoc.reports.look import Look
    from designdoc.reports.result import Result


class Reporter:
    """Says what is to be said about one document after the other: without what was accepted, what a change is not
    answerable for or what is too light, in the words of each report, and out of the transcript where it has those words
    already. ``least`` gives the severity from which findings of a file are reported.
    """

    def __init__(
        self,
        writer: ReportWriter,
        baselines: Baselines,
        least: Callable[[str], Severity],
        since: Since | None = None,
        transcript: Transcript | None = None,
    ) -> None:
        self._writer = writer
        self._baselines = baselines
        self._least = least
        self._since = since
        self._transcript = transcript

    def report(self, checked: Checked) -> DocumentReport | None:
        """What the run says about a file; ``None`` about one that could not be checked."""
        if checked.report is not None or checked.result is None:
            return checked.report
        result = self._since.answerable(checked.result) if self._since else checked.result
        result = _without_lighter(self._baselines.without_accepted(result), self._least(result.path))
        counts = Counts.of(result)
        report = DocumentReport(counts, self._writer.texts(result))
        if self._transcript is not None and checked.conditions and checked.failure is None:
            self._transcript.keep(result.path, checked.conditions, checked.asked, report)
        return report


def _without_lighter(result: Result, least: Severity) -> Result:
    """The result without the findings below a severity; how many they were is noted."""
    kept = tuple(finding for finding in result.findings if finding.severity.at_least(least))
    return replace(result, findings=kept, lighter=len(result.findings) - len(kept))


def transcript_of(
    given: argparse.Namespace, outputs: Sequence[Output], look: Look, checker: Checker, baselines: Baselines
) -> Transcript | None:
    """The transcript of a command line; ``None`` for one whose texts cannot be remembered."""
    folder = checker.cache_folder
    if folder is None or given.changed_from is not None or not REMEMBERED.issuperset(name for name, _ in outputs):
        return None
    like: list[Any] = [os.getcwd(), given.paths, given.shard, given.force_exclude, given.min_severity]
    like += [repr(checker.choice)]
    like += [repr(look), [[name, file is None] for name, file in outputs]]
    name = blake2b(json.dumps(like).encode(), digest_size=20).hexdigest()
    return Transcript(os.path.join(folder, "transcripts", name), baselines.accepted_in)
