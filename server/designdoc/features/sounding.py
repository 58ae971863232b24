"""Sentences that sound like a section that the document lacks, where somebody looks at them."""

from __future__ import annotations

from designdoc.features.subject import Subject
from designdoc.recognition.coverage import SectionCoverage
from designdoc.rules.absence.clues import gaps_at
from designdoc.rules.absence.sounding import Sounding
from designdoc.text import Span


def sounding_at(subject: Subject, within: Span) -> list[tuple[SectionCoverage, Sounding]]:
    """The sentences that a range touches in the passage where it begins, each with the section it sounds like."""
    passage = subject.document.index_at(within.start)
    return [both for both in gaps_at(subject.view, passage) if both[1].place(subject.document).touches(within)]
