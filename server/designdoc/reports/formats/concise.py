"""``concise``: one line per finding, as compilers print them and editors read them."""

from __future__ import annotations

from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import ReportedFinding, Result
from designdoc.reports.tally import Ending


class Report:
    """All findings, one per line."""

    between = ""

    def __init__(self, look: Look) -> None:
        """Lines that programs read are never coloured."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def add(self, result: Result) -> str:
        """The lines of a document."""
        return "".join(f"{_line(result, finding)}\n" for finding in result.findings)

    def end(self, ending: Ending) -> str:
        """Nothing."""
        return ""


def _line(result: Result, finding: ReportedFinding) -> str:
    line, column = finding.range.start
    return printable(f"{result.path}:{line}:{column}: {finding.severity.value}: {finding.message} [{finding.rule}]")
