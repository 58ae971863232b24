"""Hover on a heading: what belongs under it, and what is still missing here."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.features.cards import section_card
from designdoc.features.hover.card import HoverCard
from designdoc.features.markup import bullets, card, titled
from designdoc.features.subject import Subject
from designdoc.features.summary import summary
from designdoc.recognition.coverage import SectionCoverage, State

_STATES = {
    State.COVERED: "covered",
    State.THIN: "thin: hardly more than the heading",
    State.MISSING: "missing",
    State.NOT_APPLICABLE: "not applicable",
}
_MOST_POINTS = 8


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card of the heading under the cursor; ``None`` beside headings and on those of no section."""
    passage = subject.document.passage_at(offset)
    if passage.heading is None or not passage.heading.span.shift(passage.start).contains(offset):
        return None
    span = passage.heading.span.shift(passage.start)
    sections = subject.sections_of(passage)
    if sections:
        return HoverCard(span, "\n\n---\n\n".join(_section(subject, passage, covered) for covered in sections))
    title = subject.document.title_passage
    if title is not None and title.index == passage.index:
        return HoverCard(span, _title(subject))
    return None


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
        f"The section “{other.section.title}” is missing."
        for other in subject.coverage.required
        if other.state is State.MISSING and other.section.step == covered.section.step
    ]
    messages = list(dict.fromkeys([*here, *siblings]))
    if len(messages) > _MOST_POINTS:
        messages = [*messages[:_MOST_POINTS], f"… and {len(messages) - _MOST_POINTS} more."]
    return messages


def _title(subject: Subject) -> str:
    """The title stands for the whole document."""
    missing = [covered.section.title for covered in subject.coverage.required if covered.state is State.MISSING]
    framework = subject.coverage.framework
    return card(
        f"**{framework.title}** · profile {subject.coverage.profile}",
        summary(subject),
        titled("Missing sections", bullets(missing)),
    )
