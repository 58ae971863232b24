"""Moving a section to its usual place."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted


def move_before(view: DocumentView, passage: Passage, sibling: int | None) -> tuple[Fix, ...]:
    """Move a passage with all its sub-headings before a sibling that stands earlier in the text.

    The moved text ends with a blank line, and where it stood at the end of the document the rest ends with one line
    break, so that nothing runs together.
    """
    if sibling is None or passage.heading is None:
        return ()
    target = view.document.passages[sibling]
    source, text, newline = view.subtree_span(passage), view.document.text, view.newline
    moved = text[source.start : source.end].rstrip() + newline * 2
    removal_start = len(text[: source.start].rstrip()) if source.end == len(text) else source.start
    removal = TextEdit(Span(removal_start, source.end), newline if source.end == len(text) else "")
    title = f"Move '{quoted(passage.heading.text)}' before '{quoted(target.heading.text if target.heading else '')}'"
    return (Fix(title, (TextEdit(Span(target.start, target.start), moved), removal)),)
