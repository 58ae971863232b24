"""Taking up: the offer to have a document reviewed that speaks of a framework's field and is left alone."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.document.front_matter import with_entry
from designdoc.records import record
from designdoc.text import Span, TextEdit

_BOM = "\ufeff"


@record
class TakingUp:
    """A change after which a document follows a framework, because its front matter names it."""

    title: str
    edit: TextEdit


def taking_up(document: Document, framework: str, within: Span) -> TakingUp | None:
    """The offer for a document that follows no framework; ``None`` where the range touches neither its title nor what
    stands before it.
    """
    if within.start > _end_of_top(document):
        return None
    return TakingUp(f"Review this document as {framework}", _naming(document, framework))


def _end_of_top(document: Document) -> int:
    passage = document.title_passage
    return passage.start + passage.heading.span.end if passage is not None and passage.heading is not None else 0


def _naming(document: Document, framework: str) -> TextEdit:
    text, newline = document.text, document.newline
    if document.front_matter is None:
        start = int(text.startswith(_BOM))
        return TextEdit(Span(start, start), f"---{newline}framework: {framework}{newline}---{newline}{newline}")
    return with_entry(text, document.front_matter, f"framework: {framework}", newline, first=True)
