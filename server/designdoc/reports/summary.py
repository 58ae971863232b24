"""Sentences about a whole run."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.reports.tally import Tally
from designdoc.text.counted import counted


def totals(tally: Tally) -> str:
    """``2 errors, 1 warning`` of the severities that occur; ``no findings`` where none does."""
    numbers = [(tally.count(severity), severity.value) for severity in Severity]
    return ", ".join(counted(number, word) for number, word in numbers if number) or "no findings"


def checked(tally: Tally) -> str:
    """``4 documents checked``, and how many files follow no framework."""
    sentence = f"{counted(tally.reviewed, 'document')} checked"
    return f"{sentence}, {counted(tally.others, 'other file')} left alone" if tally.others else sentence


def sentence_of(tally: Tally) -> str:
    """What was checked and what was found, in one sentence. Findings that a baseline has accepted are there all the
    same, so a page that nobody sees beside its settings says so.
    """
    accepted = f"; {counted(tally.accepted, 'accepted finding')} not shown (baseline)" if tally.accepted else ""
    return f"{checked(tally)}: {totals(tally)}{accepted}."
