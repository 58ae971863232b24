"""``markdown``: a comment for a pull request. A table of the documents, then their findings, folded."""

from __future__ import annotations

import html
from urllib.parse import quote

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result
from designdoc.reports.summary import checked, counted, totals
from designdoc.reports.tally import Ending

SUMMARY = "a pull-request comment: coverage per document, findings folded, links to lines"

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️", Severity.HINT: "💡"}
_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~$@!"})


class Report:
    """The comment; documents without findings appear in the table only. The table stands before the findings, so all
    text is held back.
    """

    between = ""

    def __init__(self, look: Look) -> None:
        """``look.links`` is where links lead."""
        self._look = look
        self._rows: list[str] = []
        self._details: list[str] = []

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def add(self, result: Result) -> str:
        """The row and the findings of a document, for later."""
        if result.framework is not None:
            self._rows.append(_row(result, self._look))
            if result.findings:
                self._details += _details(result, self._look)
        return ""

    def end(self, ending: Ending) -> str:
        """Everything."""
        parts = ["### Design documents", "", f"{checked(ending.tally)}: {totals(ending.tally)}.", ""]
        if self._rows:
            parts += ["| document | sections | system / ML | findings |", "|---|---|---|---|", *self._rows, ""]
        parts += [*self._details, *map(failure_line, ending.failures)]
        return "\n".join(parts).rstrip("\n") + "\n"


def _row(result: Result, look: Look) -> str:
    sections, balance = coverage_cells(result.coverage)
    found = _counts(result.findings) or "none"
    return f"| {link_to(result.path, None, look)} | {sections} | {balance} | {found} |"


def coverage_cells(coverage: CoverageSummary | None) -> tuple[str, str]:
    """``19 of 25`` and ``64% / 36%``, empty where nothing is known."""
    if coverage is None:
        return "", ""
    balance = coverage.balance
    return (
        f"{coverage.covered} of {coverage.required}",
        f"{balance[0]:.0%} / {balance[1]:.0%}" if balance else "",
    )


def _details(result: Result, look: Look) -> list[str]:
    """The findings of one document behind a fold; the heavy ones come before the hints."""
    findings = sorted(result.findings, key=lambda finding: -finding.severity.weight)
    summary = f"<summary><b>{html.escape(result.path)}</b>: {_counts(result.findings)}</summary>"
    gaps = _gaps(result.coverage)
    return [
        "<details>",
        summary,
        "",
        *gaps,
        *(_item(result, finding, look) for finding in findings),
        "",
        "</details>",
        "",
    ]


def _gaps(coverage: CoverageSummary | None) -> list[str]:
    if coverage is None or not coverage.missing:
        return []
    return [f"Missing: {', '.join(map(escaped, coverage.missing))}.", ""]


def _item(result: Result, finding: ReportedFinding, look: Look) -> str:
    place = link_to(result.path, finding.range.start.line, look)
    return f"- {_SIGNS[finding.severity]} {place} {escaped(finding.message)} <sub>`{finding.rule}`</sub>"


def failure_line(failure: Failure) -> str:
    """A path that could not be read, as an item of a list."""
    return f"- {_SIGNS[Severity.ERROR]} {escaped(failure.path)}: {escaped(failure.message)}"


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
