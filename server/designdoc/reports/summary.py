"""Sentences about a whole run."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.reports.result import Run


def counted(number: int, noun: str) -> str:
    """``1 warning``, ``2 warnings``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def totals(run: Run) -> str:
    """``2 errors, 1 warning`` of the severities that occur; ``no findings`` where none does."""
    parts = [counted(run.count(severity), severity.value) for severity in Severity if run.count(severity)]
    return ", ".join(parts) or "no findings"


def checked(run: Run) -> str:
    """``4 documents checked``, and how many files follow no framework."""
    reviewed = sum(result.framework is not None for result in run.results)
    left = len(run.results) - reviewed
    sentence = f"{counted(reviewed, 'document')} checked"
    return f"{sentence}, {counted(left, 'other file')} left alone" if left else sentence


def fixable(run: Run) -> tuple[int, int]:
    """How many findings ``designdoc fix`` mends by a safe fix, and how many by unsafe ones only."""
    fixes = [[fix for fix in f.fixes if not fix.asks] for result in run.results for f in result.findings]
    safe = sum(any(fix.safe for fix in mine) for mine in fixes)
    return safe, sum(bool(mine) for mine in fixes) - safe
