"""``markdown``: a comment for a pull request. A table of the documents, then their findings, folded."""

from __future__ import annotations

import html
from urllib.parse import quote

from designdoc.findings import Severity
from designdoc.reports import formats
from designdoc.reports.heaviest import Heaviest
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result
from designdoc.reports.summary import sentence_of
from designdoc.reports.tally import Ending
from designdoc.text.counted import counted
from designdoc.text.percent import percent_of_two

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️", Severity.HINT: "💡"}
_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~$@!"})


_ROOM_FOR_ROWS, _ROOM_FOR_FINDINGS = 16_000, 44_000
"""How many characters each part may have: GitHub refuses a comment of more than 65,536."""


class Report(formats.Report):
    """The comment; documents without findings appear in the table only. The table stands before the findings, so text
    is held back, though never more than a comment may have: where there is more, the documents with the heaviest
    findings are shown.
    """

    def __init__(self, look: Look) -> None:
        """``look.links`` is where links lead."""
        self._look = look
        self._rows = Heaviest(_ROOM_FOR_ROWS)
        self._details = Heaviest(_ROOM_FOR_FINDINGS)

    def add(self, result: Result) -> str:
        """The row and the findings of a document, for later."""
        if result.framework is not None:
            weight = tuple(sum(finding.severity is severity for finding in result.findings) for severity in Severity)
            self._rows.add(weight, f"{_row(result, self._look)}\n")
            if result.findings:
                self._details.add(weight, _details(result, self._look))
        return ""

    def end(self, ending: Ending) -> str:
        """The whole comment: which documents are the worst, and how many fit, is known only now."""
        parts = [f"### Design documents\n\n{sentence_of(ending.tally)}\n\n"]
        rows = "".join(self._rows.texts())
        if rows:
            parts.append(f"| document | sections | system / ML | findings |\n|---|---|---|---|\n{rows}\n")
        parts += self._details.texts()
        if self._rows.dropped or self._details.dropped:
            parts.append(_left_out(self._rows.dropped, self._details.dropped))
        parts += [f"{failure_line(failure)}\n" for failure in ending.failures]
        return "".join(parts).rstrip("\n") + "\n"


def _left_out(rows: int, details: int) -> str:
    what = []
    if rows:
        what.append(f"{counted(rows, 'document')}")
    if details:
        what.append(f"the findings of {counted(details, 'document')}")
    return f"Too much for a comment: {' and '.join(what)} left out, the worst are shown.\n\n"


def _row(result: Result, look: Look) -> str:
    sections, balance = coverage_cells(result.coverage)
    found = _counts(result.findings) or "none"
    return f"| {link_to(result.path, None, look)} | {sections} | {balance} | {found} |"


def coverage_cells(coverage: CoverageSummary | None) -> tuple[str, str]:
    """``19 of 25`` and ``64 % / 36 %``, empty where nothing is known."""
    if coverage is None:
        return "", ""
    balance = " / ".join(percent_of_two(coverage.balance[0])) if coverage.balance else ""
    return f"{coverage.covered} of {coverage.required}", balance


def _details(result: Result, look: Look) -> str:
    """The findings of one document behind a fold; the heavy ones come before the hints."""
    findings = sorted(result.findings, key=lambda finding: -finding.severity.weight)
    head = f"<details>\n<summary><b>{html.escape(result.path)}</b>: {_counts(result.findings)}</summary>\n\n"
    items = Heaviest(_ROOM_FOR_FINDINGS // 2)
    for finding in findings:
        items.add((finding.severity.weight,), f"{_item(result, finding, look)}\n")
    more = f"- and {items.dropped} more\n" if items.dropped else ""
    return f"{head}{_gaps(result.coverage)}{''.join(items.texts())}{more}\n</details>\n\n"


def _gaps(coverage: CoverageSummary | None) -> str:
    if coverage is None or not coverage.missing:
        return ""
    return f"Missing: {', '.join(map(escaped, coverage.missing))}.\n\n"


def _item(result: Result, finding: ReportedFinding, look: Look) -> str:
    place = link_to(result.path, finding.range.start.line, look)
    return f"- {_SIGNS[finding.severity]} {place}: {escaped(finding.message)} <sub>`{finding.rule}`</sub>"


def failure_line(failure: Failure) -> str:
    """A file that could not be checked, as an item of a list."""
    return f"- {_SIGNS[Severity.ERROR]} {escaped(failure.place)}: {escaped(failure.message)}"


def _counts(findings: tuple[ReportedFinding, ...]) -> str:
    numbers = [(s, sum(finding.severity is s for finding in findings)) for s in Severity]
    return ", ".join(counted(number, severity.value) for severity, number in numbers if number)


def link_to(path: str, line: int | None, look: Look) -> str:
    """A link to the file or the line where the address of the files is known, else the words alone."""
    words = escaped(path) if line is None else f"line {line}"
    if not look.links:
        return words
    anchor = "" if line is None else f"?plain=1#L{line}"
    return f"[{words}]({look.links.rstrip('/')}/{quote(path)}{anchor})"


def escaped(text: str) -> str:
    """Text in which nothing is markup, on one line."""
    return printable(" ".join(text.split())).translate(_MARKUP)
