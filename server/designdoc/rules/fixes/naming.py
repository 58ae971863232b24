"""Naming: a sentence that speaks of a section is called by the section's name, so that no reader has to guess."""

from __future__ import annotations

from designdoc.document.model import UnitKind
from designdoc.findings import Fix
from designdoc.packs.model import Section
from designdoc.rules.absence.sounding import Sounding
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.fixes.scaffolds import title_in
from designdoc.rules.fixes.wordings import COLONS
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit


def naming_of(
    view: DocumentView, section: Section, sounding: Sounding | None, sentence: str = "the sentence that sounds like it"
) -> tuple[Fix, ...]:
    """Begin a sentence, which the title of the fix calls ``sentence``, with the name of the section that it sounds
    like. It asks: only the author knows whether that is so.
    """
    if sounding is None or not can_be_named(sounding):
        return ()
    name = name_before(section, view.language)
    title = f"Begin {sentence} with '{name.rstrip()}'"

    def edits() -> tuple[TextEdit, ...]:
        at = sounding.start(view.document)
        return (TextEdit(Span(at, at), name),)

    return (Fix(title, DeferredEdits(edits), asks=True),)


def can_be_named(sounding: Sounding) -> bool:
    """Whether a name may stand before a sentence or item. A row of a table has no beginning that could be one."""
    return sounding.unit.kind is not UnitKind.ROW


def name_before(section: Section, language: str) -> str:
    """The name of a section as it stands before what is said of it."""
    return title_in(section, language) + COLONS.get(language, ": ")
