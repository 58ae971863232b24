"""``checkstyle``: the XML of Checkstyle, which many CI servers and reviewdog read."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.reports import xml
from designdoc.reports.look import Look
from designdoc.reports.result import ReportedFinding, Run

SUMMARY = "Checkstyle XML"

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
    Severity.HINT: "info",
}


def render(run: Run, look: Look) -> str:
    """One ``file`` element per document, one ``error`` element per finding."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="8.0">']
    for result in run.results:
        lines.append(f"  <file{xml.attributes(name=result.path)}>")
        lines += [_error(finding) for finding in result.findings]
        lines.append("  </file>")
    for failure in run.failures:
        attributes = xml.attributes(line=1, severity="error", message=failure.message, source="designdoc.unreadable")
        lines += [f"  <file{xml.attributes(name=failure.path)}>", f"    <error{attributes}/>", "  </file>"]
    return "\n".join([*lines, "</checkstyle>", ""])


def _error(finding: ReportedFinding) -> str:
    attributes = xml.attributes(
        line=finding.range.start.line,
        column=finding.range.start.column,
        severity=_SEVERITIES[finding.severity],
        message=finding.message,
        source=f"designdoc.{finding.rule}",
    )
    return f"    <error{attributes}/>"
