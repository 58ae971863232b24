"""``github``: workflow commands, which GitHub Actions shows as annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others. Hints are suggestions, and would
take the places of informations, so they are left out unless they are asked for.
"""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.repository_path import repository_path
from designdoc.reports.result import Failure, ReportedFinding, Result
from designdoc.reports.tally import Ending

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
    Severity.HINT: "notice",
}


class Report(formats.Report):
    """One command per finding that is no hint, and one per path that could not be checked."""

    def __init__(self, look: Look) -> None:
        """GitHub draws the annotations; ``look`` says whether hints are wanted."""
        self._hints = look.hints

    def add(self, result: Result) -> str:
        """The commands of a document."""
        shown = (f for f in result.findings if self._hints or f.severity is not Severity.HINT)
        return "".join(f"{_command(result, finding)}\n" for finding in shown)

    def end(self, ending: Ending) -> str:
        """The commands of what could not be checked."""
        return "".join(f"{_trouble(failure)}\n" for failure in ending.failures)


def _command(result: Result, finding: ReportedFinding) -> str:
    start, end = finding.range
    place = f"file={_property(repository_path(result.path))},line={start.line}"
    if end.line > start.line:
        # GitHub refuses columns on an annotation of several lines.
        place += f",endLine={end.line}"
    else:
        place += f",endLine={end.line},col={start.column},endColumn={max(end.column - 1, start.column)}"
    title = _property(f"designdoc {finding.rule}")
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{_data(finding.message)}"


def _trouble(failure: Failure) -> str:
    place = f"file={_property(repository_path(failure.path))}"
    if failure.position is not None:
        place += f",line={failure.position.line},col={failure.position.column}"
    return f"::error {place}::{_data(failure.message)}"


def _data(text: str) -> str:
    """A message as the runner unescapes it; its lines stay lines."""
    return "%0A".join(printable(line).replace("%", "%25") for line in text.splitlines())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
