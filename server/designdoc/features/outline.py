"""The document's outline: its headings as a tree, each with the section it stands for and the section's state."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.document.model import Passage
from designdoc.features.subject import Subject
from designdoc.features.summary import counted_findings
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.text import Span


@record
class Symbol:
    """A heading: ``span`` is all it governs, ``name_span`` the heading itself. ``state`` is the weakest state of the
    sections it stands for; ``detail`` says it in words, with what was found below. Only the title, which stands for the
    document, counts what is missing.
    """

    name: str
    detail: str
    state: State | None
    span: Span
    name_span: Span
    children: tuple[Symbol, ...]


def outline(subject: Subject) -> tuple[Symbol, ...]:
    """The headings on the highest level, with those below them."""
    passages = subject.document.passages
    return tuple(_symbol(subject, passage) for passage in passages if passage.parent is None and passage.heading)


def plain_outline(document: Document) -> tuple[Symbol, ...]:
    """The headings of a document that follows no framework."""
    passages = document.passages
    return tuple(_bare(document, passage) for passage in passages if passage.parent is None and passage.heading)


def governed(document: Document, passage: Passage) -> Span:
    """What a heading governs, without the blank lines before the next one."""
    end = document.passages[passage.subtree_end - 1].span.end
    text = document.text[passage.start : end].rstrip()
    return Span(passage.start, passage.start + len(text))


def _symbol(subject: Subject, passage: Passage) -> Symbol:
    bare = _bare(subject.document, passage, deep=False)
    sections = subject.sections_of(passage)
    states = [covered.state for covered in sections]
    state = max(states, key=_WEAKNESS.index) if states else None
    words = [covered.section.title for covered in sections if covered.section.title.casefold() != bare.name.casefold()]
    words += [state.value] if state not in (None, State.COVERED) else []
    below = subject.findings_under(passage)
    if passage.index != subject.view.title_index:
        below = tuple(finding for finding in below if not subject.is_about_a_gap(finding))
    words += [found] if (found := counted_findings(below)) else []
    children = tuple(_symbol(subject, subject.document.passages[index]) for index in passage.children)
    return Symbol(bare.name, " · ".join(words), state, bare.span, bare.name_span, children)


def _bare(document: Document, passage: Passage, *, deep: bool = True) -> Symbol:
    heading = passage.heading
    assert heading is not None  # Only passages with a heading are children or roots here.
    children = tuple(_bare(document, document.passages[index]) for index in passage.children) if deep else ()
    span = governed(document, passage)
    name = heading.text.strip() or "(empty heading)"
    return Symbol(name, "", None, span, heading.span.shift(passage.start), children)


_WEAKNESS = (State.COVERED, State.NOT_APPLICABLE, State.THIN, State.MISSING)
