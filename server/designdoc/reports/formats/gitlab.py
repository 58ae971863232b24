"""``gitlab``: a code-quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.result import ReportedFinding, Result, Run

SUMMARY = "GitLab code quality report (JSON)"

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.INFO: "minor",
    Severity.HINT: "info",
}


def render(run: Run, look: Look) -> str:
    """All findings as one JSON array."""
    issues = [_issue(result, finding) for result in run.results for finding in result.findings]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(result: Result, finding: ReportedFinding) -> dict[str, Any]:
    start, end = finding.range
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.message,
        "categories": ["Completeness"],
        "severity": _SEVERITIES[finding.severity],
        # GitLab wants a name unique in the project, while ours is unique in its document.
        "fingerprint": hashlib.md5(f"{result.path}\0{finding.fingerprint}".encode(), usedforsecurity=False).hexdigest(),
        "location": {"path": result.path, "lines": {"begin": start.line, "end": max(start.line, end.line)}},
    }
