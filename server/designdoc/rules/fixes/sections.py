"""Fixes for a heading with nothing under it."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.packs.model import Section
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.fixes.scaffolds import section_body, title_in
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted


def deletion_of(view: DocumentView, passage: Passage) -> Fix:
    """Delete an empty heading with the blank lines that follow it (with those before it, at the end of the text)."""

    def edits() -> tuple[TextEdit, ...]:
        text, (start, end) = view.document.text, view.subtree_span(passage)
        if end < len(text):
            return (TextEdit(Span(start, end), ""),)
        start = len(text[:start].rstrip())
        return (TextEdit(Span(start, end), view.newline if start else ""),)

    return Fix(_deletion_title(passage), DeferredEdits(edits))


def _deletion_title(passage: Passage) -> str:
    return f"Delete the heading '{quoted(passage.heading.text)}'" if passage.heading else "Delete the heading"


def scaffold_below(view: DocumentView, passage: Passage, section: Section) -> tuple[Fix, ...]:
    """Put the scaffold of a section behind what stands under its heading, for the author to take from it what is not
    said above.
    """
    if passage.heading is None or not section.scaffold:
        return ()
    end = passage.start + len(passage.content.text.rstrip())
    title = title_in(section, view.language)
    return (Fix(f"Add the scaffold of '{title}'", _body_at(end, view, passage, section), asks=True),)


def scaffold_body_of(view: DocumentView, passage: Passage, sections: Sequence[str]) -> tuple[Fix, ...]:
    """Fill the heading with the body of its section's scaffold; nothing for a heading that stands for no section."""
    section = view.section(sections[0]) if sections else None
    if section is None or passage.heading is None or not section.scaffold:
        return ()
    end = passage.start + passage.heading.span.end
    title = title_in(section, view.language)
    return (Fix(f"Insert the scaffold of '{title}'", _body_at(end, view, passage, section)),)


def _body_at(offset: int, view: DocumentView, passage: Passage, section: Section) -> DeferredEdits:
    """The body of a section's scaffold as a paragraph of its own behind what ends at an offset."""

    def edits() -> tuple[TextEdit, ...]:
        body = section_body(section, passage.level, view.newline)
        before = view.newline * 2
        return (TextEdit(Span(offset, offset), before + body.plain.rstrip(), before + body.snippet.rstrip()),)

    return DeferredEdits(edits)
