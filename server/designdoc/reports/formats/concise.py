"""``concise``: one line per finding, as compilers print them and editors read them."""

from __future__ import annotations

from designdoc.reports import formats
from designdoc.reports.printable import printable
from designdoc.reports.result import ReportedFinding, Result


class Report(formats.Report):
    """All findings, one per line."""

    def add(self, result: Result) -> str:
        """The lines of a document."""
        return "".join(f"{_line(result, finding)}\n" for finding in result.findings)


def _line(result: Result, finding: ReportedFinding) -> str:
    line, column = finding.range.start
    return printable(f"{result.path}:{line}:{column}: {finding.severity.value}: {finding.message} [{finding.rule}]")
