"""``rdjson``: the Reviewdog Diagnostic Format, with which reviewdog comments on a pull request and suggests fixes."""

from __future__ import annotations

from typing import Any

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.json_items import json_items
from designdoc.reports.repository_path import repository_path
from designdoc.reports.result import Excerpt, Position, Range, ReportedFinding, Result
from designdoc.reports.tally import Ending

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
    Severity.HINT: "INFO",
}


class Report(formats.Report):
    """The whole run as one diagnostic result."""

    between = ",\n"

    def begin(self) -> str:
        """The object opens."""
        return '{"source": {"name": "designdoc"}, "diagnostics": [\n'

    def add(self, result: Result) -> str:
        """The diagnostics of a document."""
        return json_items(_diagnostic(result, finding) for finding in result.findings)

    def end(self, ending: Ending) -> str:
        """The object closes."""
        return "\n]}\n"


def _diagnostic(result: Result, finding: ReportedFinding) -> dict[str, Any]:
    place = _range(finding.range, finding) or _lines(finding.range)
    path = repository_path(result.path)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": related.message, "location": {"path": path, "range": _lines(related.range)}}
            for related in finding.related
        ]
    suggestions = _suggestions(finding)
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _suggestions(finding: ReportedFinding) -> list[dict[str, Any]]:
    """The fixes of one edit: a suggestion is one replacement, and half of a fix would be none."""
    single = [fix.edits[0] for fix in finding.fixes if len(fix.edits) == 1]
    placed = [(edit, _range(edit.range, finding)) for edit in single]
    return [{"range": range_, "text": edit.text} for edit, range_ in placed if range_ is not None]


def _range(range_: Range, finding: ReportedFinding) -> dict[str, Any] | None:
    """A range in reviewdog's unit, bytes of UTF-8; ``None`` where the text that counts is not at hand."""
    first, last = (_position(position, finding) for position in range_)
    return {"start": first, "end": last} if first and last else None


def _lines(range_: Range) -> dict[str, Any]:
    """A range of whole lines, of which the last one belongs to it."""
    start, end = range_
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    return {"start": {"line": start.line}, "end": {"line": last}}


def _position(position: Position, finding: ReportedFinding) -> dict[str, int] | None:
    if position.column == 1:
        return {"line": position.line, "column": 1}
    excerpt: Excerpt | None = finding.excerpt
    before = position.column - 1
    if excerpt is None or excerpt.column > 1 or position.line != finding.range.start.line or before > len(excerpt.text):
        return None
    return {"line": position.line, "column": len(excerpt.text[:before].encode("utf-8", "replace")) + 1}
