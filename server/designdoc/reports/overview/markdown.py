"""The overview as Markdown, for a wiki or a job summary."""

from __future__ import annotations

from designdoc.reports.formats.markdown import coverage_cells, escaped, failure_line, link_to
from designdoc.reports.look import Look
from designdoc.reports.overview.overview import Overview, ReviewedDocument
from designdoc.reports.summary import sentence_of
from designdoc.text.percent import percent

_MOST_GAPS = 3


def render(overview: Overview, look: Look) -> str:
    """The documents, the worst first, and what most of them miss."""
    mean = "" if overview.share is None else f" On average {percent(overview.share)} of the required sections."
    lines = ["# Design documents", "", f"{sentence_of(overview.tally)}{mean}", ""]
    if overview.entries:
        lines += ["| document | sections | system / ML | errors | warnings | worst gaps |", "|---|---|---|--:|--:|---|"]
        lines += [_row(entry, look) for entry in overview.entries]
        lines.append("")
    gaps = overview.common_gaps()
    if gaps:
        lines += ["## Missing most often", "", "| section | missing in | needed in |", "|---|--:|--:|"]
        lines += [f"| {escaped(gap.title)} | {gap.documents} | {gap.asked} |" for gap in gaps]
        lines.append("")
    lines += [failure_line(failure) for failure in overview.failures]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(entry: ReviewedDocument, look: Look) -> str:
    sections, balance = coverage_cells(entry.coverage)
    counts = {severity.value: number for severity, number in entry.counts.items()}
    gaps = [mark.title for mark in entry.gaps]
    more = f" and {len(gaps) - _MOST_GAPS} more" if len(gaps) > _MOST_GAPS else ""
    worst = ", ".join(map(escaped, gaps[:_MOST_GAPS])) + more
    document = link_to(entry.path, None, look)
    return f"| {document} | {sections} | {balance} | {counts.get('error', 0)} | {counts.get('warning', 0)} | {worst} |"
