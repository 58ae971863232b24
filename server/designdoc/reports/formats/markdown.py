"""``markdown``: a comment for a pull request. A table of the documents, then their findings, folded."""

from __future__ import annotations

import html
from urllib.parse import quote

from designdoc.findings import Severity
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.reports.result import CoverageSummary, Failure, ReportedFinding, Result, Run
from designdoc.reports.summary import checked, counted, totals

SUMMARY = "a pull-request comment: coverage per document, findings folded, links to lines"

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️", Severity.HINT: "💡"}
_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~$@!"})


def render(run: Run, look: Look) -> str:
    """The comment; documents without findings appear in the table only."""
    reviewed = [result for result in run.results if result.framework is not None]
    parts = ["### Design documents", "", f"{checked(run)}: {totals(run)}.", ""]
    if reviewed:
        parts += ["| document | sections | system / ML | findings |", "|---|---|---|---|"]
        parts += [_row(result, look) for result in reviewed]
        parts.append("")
    for result in reviewed:
        if result.findings:
            parts += _details(result, look)
    parts += [failure_line(failure) for failure in run.failures]
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
