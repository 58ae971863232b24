"""Hover on a sentence that sounds like a section that the document lacks: what that section is, and how to say so."""

from __future__ import annotations

from designdoc.features.cards import section_card
from designdoc.features.hover.card import HoverCard
from designdoc.features.markup import bullets, titled
from designdoc.features.sounding import sounding_at
from designdoc.features.subject import Subject
from designdoc.recognition.coverage import SectionCoverage
from designdoc.rules.absence.clues import teachable
from designdoc.rules.absence.sounding import Sounding
from designdoc.rules.fixes.naming import can_be_named, name_before
from designdoc.rules.fixes.scaffolds import title_in
from designdoc.text import Span


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card of the first section that a sentence under the cursor sounds like."""
    found = sounding_at(subject, Span(offset, offset))
    if not found:
        return None
    covered, sounding = found[0]
    head = f"{covered.necessity.value} · {covered.state.value}; this sentence sounds like it"
    ways = titled("If that is what it says", bullets(_ways(subject, covered, sounding)))
    return HoverCard(
        sounding.place(subject.document), section_card(covered.section, subject.coverage.framework, head, ways)
    )


def _ways(subject: Subject, covered: SectionCoverage, sounding: Sounding) -> list[str]:
    """How an author says that a sentence is about a section; there are actions for the first and the last."""
    language = subject.coverage.language
    ways = [f"Give it the heading “{title_in(covered.section, language)}”."]
    if can_be_named(sounding):
        ways.insert(0, f"Begin it with “{name_before(covered.section, language).rstrip()}”.")
    if (heading := teachable(subject.view, sounding.passage)) is not None:
        ways.append(f"Teach designdoc its heading “{heading}”, which goes to `synonyms:` in `.designdoc.yaml`.")
    return ways
