"""Code lenses: lines above the title and the headings that sum up what is covered and what was found."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.features.subject import Subject
from designdoc.features.summary import counted_findings, summary
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.text import Span


@record
class Lens:
    """A short text above the heading of ``span``. ``title`` marks the one for the whole document."""

    span: Span
    text: str
    title: bool = False


def lenses(subject: Subject) -> list[Lens]:
    """The document's summary on its title (or its first line), and a line for every section that needs attention."""
    title = subject.document.title_passage
    found = [Lens(_title_span(subject, title), summary(subject), title=True)]
    for passage in subject.document.passages:
        if passage.heading is None or (title is not None and passage.index == title.index):
            continue
        text = _text(subject, passage)
        if text:
            found.append(Lens(passage.heading.span.shift(passage.start), text))
    return found


def _text(subject: Subject, passage: Passage) -> str:
    """The state where it is not good, and what was found; nothing on a section that is in order."""
    sections = subject.sections_of(passage)
    words = list(dict.fromkeys(covered.state.value for covered in sections if covered.state is State.THIN))
    here = [f for f in subject.review.findings if passage.span.start <= f.span.start < passage.span.end]
    own = [finding for finding in here if not subject.is_about_a_gap(finding)]
    if sections and (found := counted_findings(own)):
        words.append(found)
    return " · ".join(words)


def _title_span(subject: Subject, title: Passage | None) -> Span:
    if title is not None and title.heading is not None:
        return title.heading.span.shift(title.start)
    return subject.document.lines.line_span(0)
