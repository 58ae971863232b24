"""``gitlab``: a code-quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
from typing import Any

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.json_items import json_items
from designdoc.reports.repository_path import repository_path
from designdoc.reports.result import ReportedFinding, Result
from designdoc.reports.tally import Ending

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "minor",
    Severity.HINT: "info",
}


class Report(formats.Report):
    """All findings as one JSON array."""

    between = ",\n"

    def begin(self) -> str:
        """The array opens."""
        return "[\n"

    def add(self, result: Result) -> str:
        """The issues of a document."""
        return json_items(_issue(result, finding) for finding in result.findings)

    def end(self, ending: Ending) -> str:
        """The array closes."""
        return "\n]\n"


def _issue(result: Result, finding: ReportedFinding) -> dict[str, Any]:
    start, end = finding.range
    path = repository_path(result.path)
    # GitLab wants a name unique in the project, while ours is unique in its document.
    fingerprint = hashlib.md5(f"{path}\0{finding.fingerprint}".encode(), usedforsecurity=False).hexdigest()
    return {
        "type": "issue",
        "check_name": finding.rule,
        # One line, as Code Climate's specification asks; the category is one of its list.
        "description": " ".join(finding.message.split()),
        "categories": ["Clarity"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {"path": path, "lines": {"begin": start.line, "end": max(start.line, end.line)}},
    }
