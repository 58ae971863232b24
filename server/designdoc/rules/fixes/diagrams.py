"""Inserting a first diagram."""

from __future__ import annotations

from designdoc.findings import Fix
from designdoc.packs.model import Section
from designdoc.recognition.coverage import HeadingMatch
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.fixes.scaffolds import fence_in
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit


def diagram_fixes(view: DocumentView, section: Section, headed: HeadingMatch | None) -> tuple[Fix, ...]:
    """Insert the diagram of the section's scaffold under its heading, or the whole section where there is none."""
    fence = fence_in(section, view.newline)
    if fence is None:
        return ()
    if headed is None:
        return (insertion_of(view, section),) if not view.present(section.id) else ()
    passage = view.document.passages[headed.passage]
    heading = passage.heading
    offset = passage.start + (heading.span.end if heading else 0)
    before = view.newline * 2
    edit = TextEdit(Span(offset, offset), before + fence.plain.rstrip(), before + fence.snippet.rstrip())
    return (Fix("Insert a system diagram", (edit,)),)
