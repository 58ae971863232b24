"""Hover on a heading: what belongs under it, and what is still missing here."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.features.cards import section_card
from designdoc.features.hover.card import HoverCard
from designdoc.features.markup import bullets, card, titled
from designdoc.features.subject import Subject
from designdoc.features.summary import summary
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.rules.absence.clues import clues, gaps_at
from designdoc.text import Span
from designdoc.text.in_messages import quoted

_STATES = {
    State.COVERED: "covered",
    State.THIN: "thin: hardly more than the heading",
    State.MISSING: "missing",
    State.NOT_APPLICABLE: "not applicable",
}
_MOST_POINTS = 8


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card of the heading under the cursor; ``None`` beside headings, and on one that names no section if nothing
    below it sounds like one. Without a title, the first line stands for the document.
    """
    title = subject.document.title_passage
    passage = subject.document.passage_at(offset)
    if passage.heading is None or not passage.heading.span.shift(passage.start).contains(offset):
        line = subject.view.first_line
        return HoverCard(line, _title(subject)) if title is None and line.end and line.contains(offset) else None
    span = passage.heading.span.shift(passage.start)
    sections = subject.sections_of(passage)
    if sections:
        return HoverCard(span, "\n\n---\n\n".join(_section(subject, passage, covered) for covered in sections))
    if title is not None and title.index == passage.index:
        return HoverCard(span, _title(subject))
    return _unknown(subject, passage, span)


def _section(subject: Subject, passage: Passage, covered: SectionCoverage) -> str:
    head = f"{covered.necessity.value} · {_STATES[covered.state]}"
    if covered.reason:
        head += f" ({covered.reason})"
    points = bullets(_open_points(subject, passage, covered))
    framework = subject.coverage.framework
    return section_card(covered.section, framework, head, titled("Still missing here", points))


def _open_points(subject: Subject, passage: Passage, covered: SectionCoverage) -> list[str]:
    """What the findings say about this section, then the sections of its step that the document lacks."""
    here = [f.message for f in subject.findings_under(passage) if f.section in (covered.section.id, None)]
    siblings = [
        f"The section “{other.section.title}” is missing{_clue(subject, other)}."
        for other in subject.coverage.required
        if other.state is State.MISSING and other.section.step == covered.section.step
    ]
    messages = list(dict.fromkeys([*here, *siblings]))
    if len(messages) > _MOST_POINTS:
        messages = [*messages[:_MOST_POINTS], f"… and {len(messages) - _MOST_POINTS} more."]
    return messages


def _title(subject: Subject) -> str:
    """The title stands for the whole document."""
    required = subject.coverage.required
    missing = [f"{c.section.title}{_clue(subject, c)}" for c in required if c.state is State.MISSING]
    framework = subject.coverage.framework
    return card(
        f"**{framework.title}** · profile {subject.coverage.profile}",
        summary(subject),
        titled("Missing sections", bullets(missing)),
    )


def _clue(subject: Subject, covered: SectionCoverage) -> str:
    """Where the text seems to speak of a missing section all the same, as the end of a sentence."""
    found = clues(subject.view, covered.section.id)
    if not found:
        return ""
    # A sentence says more than a word.
    clue = next((clue for clue in found if clue.sounding is not None), found[0])
    line = subject.document.lines.line_of(clue.span.start) + 1
    if clue.sounding is not None:
        return f"; line {line} sounds like it"
    return f"; “{quoted(subject.document.text[slice(*clue.span)])}” in line {line} hints at it"


def _unknown(subject: Subject, passage: Passage, span: Span) -> HoverCard | None:
    """The card of a heading that names no section: what is below it sounds like some that the document lacks."""
    found = gaps_at(subject.view, passage.index)
    if not found:
        return None
    points = [
        f"**{covered.section.title}** ({covered.state.value}): {quoted(sounding.words(subject.document))}"
        for covered, sounding in found
    ]
    says = "designdoc does not know this heading. If it stands for a section, a code action teaches it."
    return HoverCard(span, card(says, titled("What is below it sounds like", bullets(points))))
