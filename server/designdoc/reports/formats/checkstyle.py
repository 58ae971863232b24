"""``checkstyle``: the XML of Checkstyle, which many CI servers and reviewdog read."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.findings import Severity
from designdoc.reports import formats, xml
from designdoc.reports.result import Failure, Position, ReportedFinding, Result
from designdoc.reports.tally import Ending

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
    Severity.HINT: "info",
}


class Report(formats.Report):
    """One ``file`` element per document, one ``error`` element per finding."""

    def begin(self) -> str:
        """The root element opens."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n'

    def add(self, result: Result) -> str:
        """The element of a document."""
        return _file(result.path, map(_error, result.findings))

    def end(self, ending: Ending) -> str:
        """The paths that could not be checked, and the root element closes."""
        return "".join(_file(failure.path, [_unreadable(failure)]) for failure in ending.failures) + "</checkstyle>\n"


def _file(path: str, errors: Iterable[str]) -> str:
    return "\n".join([f"  <file{xml.attributes(name=path)}>", *errors, "  </file>", ""])


def _error(finding: ReportedFinding) -> str:
    attributes = xml.attributes(
        line=finding.range.start.line,
        column=finding.range.start.column,
        severity=_SEVERITIES[finding.severity],
        message=finding.message,
        source=f"designdoc.{finding.rule}",
    )
    return f"    <error{attributes}/>"


def _unreadable(failure: Failure) -> str:
    line, column = failure.position or Position(1, 1)
    attributes = xml.attributes(
        line=line, column=column, severity="error", message=failure.message, source="designdoc.unreadable"
    )
    return f"    <error{attributes}/>"
