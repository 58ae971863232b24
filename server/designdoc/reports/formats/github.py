"""``github``: workflow commands, which GitHub Actions shows as annotations on the lines of a pull request."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import ReportedFinding, Result, Run

SUMMARY = "GitHub Actions annotations"

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
    Severity.HINT: "notice",
}


def render(run: Run, look: Look) -> str:
    """One command per finding, and one per path that could not be checked."""
    commands = [_command(result, finding) for result in run.results for finding in result.findings]
    commands += [f"::error file={_property(f.path)}::{_data(f.message)}" for f in run.failures]
    return "".join(f"{command}\n" for command in commands)


def _command(result: Result, finding: ReportedFinding) -> str:
    start, end = finding.range
    place = f"file={_property(result.path)},line={start.line}"
    if end.line > start.line:
        # GitHub refuses columns on an annotation of several lines.
        place += f",endLine={end.line}"
    else:
        place += f",endLine={end.line},col={start.column},endColumn={max(end.column - 1, start.column)}"
    title = _property(f"designdoc {finding.rule}")
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{_data(finding.message)}"


def _data(text: str) -> str:
    """A message as the runner unescapes it; its lines stay lines."""
    return "%0A".join(printable(line).replace("%", "%25") for line in text.splitlines())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
