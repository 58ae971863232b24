"""Changing the level of a heading."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit


def relevelled(passage: Passage, by: int) -> tuple[TextEdit, ...]:
    """The edit that adds ``by`` levels to an ATX heading; nothing for headings without markers to count."""
    heading = passage.heading
    if heading is None or heading.style != "atx" or not 1 <= heading.level + by <= 6:
        return ()
    markers = passage.content.text.index("#", heading.span.start)
    start = passage.start + markers
    return (TextEdit(Span(start, start + heading.level), "#" * (heading.level + by)),)


def raised(view: DocumentView, passage: Passage, level: int) -> tuple[Fix, ...]:
    """Raise a heading to a level, and everything below it by as many."""
    subtree = view.document.passages[passage.index : passage.subtree_end]
    edits = tuple(edit for part in subtree for edit in relevelled(part, level - passage.level))
    return (Fix(f"Raise the heading to level {level}", edits),) if edits else ()
