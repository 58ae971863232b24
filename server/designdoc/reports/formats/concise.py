"""``concise``: one line per finding, as compilers print them and editors read them."""

from __future__ import annotations

from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import ReportedFinding, Result, Run

SUMMARY = "one line per finding: path:line:column: severity: message [rule]"


def render(run: Run, look: Look) -> str:
    """All findings, one per line."""
    return "".join(f"{_line(result, finding)}\n" for result in run.results for finding in result.findings)


def _line(result: Result, finding: ReportedFinding) -> str:
    line, column = finding.range.start
    return printable(f"{result.path}:{line}:{column}: {finding.severity.value}: {finding.message} [{finding.rule}]")
