"""Runs made by hand for the tests of the formats: awkward on purpose."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.packs.model import Rule
from designdoc.reports.result import (
    CoverageSummary,
    Excerpt,
    Failure,
    Position,
    Range,
    ReportedEdit,
    ReportedFinding,
    ReportedFix,
    ReportedRelated,
    Result,
    Run,
)

RULE = Rule(
    id="nfr-without-number",
    check="nfr-without-number",
    group="quantification",
    severity="warning",
    enabled=True,
    summary="A quality is asked for without a number.",
    why="Nobody can test it.",
    message="{text}",
    fix="Give it a number.",
    aliases=("vague-nfr",),
)


def at(line: int, column: int, end_line: int, end_column: int) -> Range:
    return Range(Position(line, column), Position(end_line, end_column))


VAGUE = ReportedFinding(
    rule="nfr-without-number",
    severity=Severity.WARNING,
    message="'fast' gives no number; a target can be tested: p99 < 100 ms",
    range=at(12, 9, 12, 13),
    section="non-functional-requirements",
    related=(ReportedRelated("the latency of serving", at(40, 1, 40, 8)),),
    fixes=(ReportedFix("Give it a number", False, (ReportedEdit(at(12, 9, 12, 13), "under 100 ms"),)),),
    fingerprint="0123456789abcdef0123456789abcdef",
    excerpt=Excerpt("- 应该 be fast 🚀"),
)

MISSING = ReportedFinding(
    rule="missing-section",
    severity=Severity.ERROR,
    message="There is no section on online metrics; 100% of\nreviewers ask",
    range=at(3, 1, 5, 4),
    section="online-metrics",
    fixes=(
        ReportedFix("Rename", True, (ReportedEdit(at(3, 1, 3, 3), "x"), ReportedEdit(at(9, 1, 9, 1), "y"))),
        ReportedFix("Insert", False, (ReportedEdit(at(5, 1, 5, 1), "\n## Online metrics\n"),)),
    ),
    fingerprint="fedcba9876543210fedcba9876543210",
    excerpt=Excerpt("## Metrics"),
)

HINT = ReportedFinding(
    rule="no-glossary",
    severity=Severity.HINT,
    message="A glossary\x1b[31m helps",
    range=at(1, 1, 1, 1),
    fingerprint="a1",
)

COVERAGE = CoverageSummary(19, 25, ("Online metrics",), (0.64, 0.36))


def rule(rule_id: str) -> Rule | None:
    return RULE if rule_id == RULE.id else None


RUN = Run(
    results=(
        Result("docs/a b,1:2.md", "ml-system-design", "production", "draft", (HINT, MISSING, VAGUE), COVERAGE),
        Result("docs/clean|er.md", "ml-system-design", "production", None, (), CoverageSummary(25, 25)),
        Result("README.md"),
    ),
    failures=(Failure("gone.md", "no such file or directory"),),
    rule=rule,
)

CLEAN = Run(results=(Result("docs/a.md", "ml-system-design", "production"),))
EMPTY = Run(results=())
