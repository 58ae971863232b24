"""From a review, which counts code points of a text, to a result, which counts lines and columns of a file."""

from __future__ import annotations

from designdoc.findings import Finding, Fix
from designdoc.findings.fingerprint import fingerprints
from designdoc.recognition.coverage import Coverage, State
from designdoc.records import replace
from designdoc.reports.result import (
    CoverageSummary,
    Excerpt,
    Position,
    Range,
    ReportedEdit,
    ReportedFinding,
    ReportedFix,
    ReportedRelated,
    Result,
    SectionMark,
)
from designdoc.rules.engine import Review
from designdoc.text import Span
from designdoc.text.line_index import LineIndex

LONGEST_EXCERPT = 160
"""The most code points of a source line that are shown; of a longer line it is a stretch around the finding."""

_BEFORE = 40
"""How many code points before the finding such a stretch begins."""


def result_of(path: str, review: Review, *, sections: bool = False, edits: bool = True) -> Result:
    """The result of a reviewed document; ``path`` is as the user wrote it, with forward slashes. ``sections`` asks for
    the mark of every section as well. Without ``edits`` fixes have their titles only; they are made all the same, since
    one that cannot be made is something to tell.
    """
    lines = review.document.lines
    names = fingerprints(review.findings)
    reported = zip(review.findings, names, strict=True)
    findings = tuple([_finding(finding, name, lines, edits=edits) for finding, name in reported])
    coverage = review.coverage
    summary = summary_of(coverage)
    if sections:
        summary = replace(summary, sections=_marks(review))
    return Result(path, coverage.framework.id, coverage.profile, coverage.status, findings, summary)


def summary_of(coverage: Coverage) -> CoverageSummary:
    """How much of its framework a document covers."""
    covered, required = coverage.tally
    missing, thin = [
        tuple([s.section.title for s in coverage.required if s.state is state]) for state in (State.MISSING, State.THIN)
    ]
    return CoverageSummary(covered, required, missing, coverage.balance, thin=thin)


def _marks(review: Review) -> tuple[SectionMark, ...]:
    """How every section stands, in the order of the framework."""
    coverage, document = review.coverage, review.document
    steps = {step.id: step.title for step in coverage.framework.steps}
    return tuple(
        SectionMark(
            found.section.id,
            found.section.title,
            steps.get(found.section.step, found.section.step),
            found.state.value,
            found.necessity.value,
            min((document.lines.line_of(proof.place(document).start) + 1 for proof in coverage.proofs[id_]), default=0),
        )
        for id_, found in coverage.sections.items()
    )


def range_of(span: Span, lines: LineIndex) -> Range:
    """A span as 1-based lines and columns, the end exclusive."""
    first, column = lines.position(span.start)
    last, column_behind = lines.position(span.end)
    return Range(Position(first + 1, column + 1), Position(last + 1, column_behind + 1))


def _finding(finding: Finding, fingerprint: str, lines: LineIndex, *, edits: bool) -> ReportedFinding:
    range_ = range_of(finding.span, lines)
    return ReportedFinding(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        range=range_,
        section=finding.section,
        related=tuple([ReportedRelated(r.message, range_of(r.span, lines)) for r in finding.related]),
        fixes=tuple([ReportedFix(fix.title, fix.safe, _edits(fix, lines, edits), fix.asks) for fix in finding.fixes]),
        fingerprint=fingerprint,
        excerpt=_excerpt(lines.line_text(range_.start.line - 1), range_.start.column - 1),
        absent=finding.absent,
    )


def _edits(fix: Fix, lines: LineIndex, wanted: bool) -> tuple[ReportedEdit, ...]:
    made = tuple(fix.edits)
    return tuple([ReportedEdit(range_of(edit.span, lines), edit.text) for edit in made]) if wanted else ()


def _excerpt(line: str, column: int) -> Excerpt:
    """The line, or the stretch of a very long one in which ``column`` (0-based) lies."""
    if len(line) <= LONGEST_EXCERPT:
        return Excerpt(line)
    begin = max(column - _BEFORE, 0) if column > LONGEST_EXCERPT - _BEFORE else 0
    end = begin + LONGEST_EXCERPT
    return Excerpt(line[begin:end], begin + 1, len(line) > end)
