"""The document at a glance: how much is covered, what was found, how system and ML text are balanced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from designdoc.features.subject import Subject
from designdoc.findings import Finding, Severity
from designdoc.text.counted import counted
from designdoc.text.percent import percent_of_two

_SHOWN = (Severity.ERROR, Severity.WARNING)
"""Hints and notes are in the text; a summary counts what should be mended."""


def summary(subject: Subject) -> str:
    """``19 of 25 sections · 3 warnings · system 64 % / ML 36 %``."""
    covered, required = subject.coverage.tally
    parts = [f"{covered} of {required} sections"]
    if found := counted_findings(subject.review.findings):
        parts.append(found)
    if (share := balance(subject)) is not None:
        parts.append(share)
    return " · ".join(parts)


def balance(subject: Subject) -> str | None:
    """``system 64 % / ML 36 %``; ``None`` where there is neither kind of text."""
    if subject.coverage.balance is None:
        return None
    system, ml = percent_of_two(subject.coverage.balance[0])
    return f"system {system} / ML {ml}"


def counted_findings(findings: Iterable[Finding]) -> str:
    """``1 error, 3 warnings``; empty when there are none of these."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(counted(counts[severity], severity.value) for severity in _SHOWN if counts[severity])
