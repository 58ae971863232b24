"""A decision record lists fewer options than make a decision."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.seeing.decision_records import headed_part, options_in
from designdoc.rules.seeing.views import DocumentView


@record
class Options:
    """``section`` lists the options, of which there should be ``at_least`` so many. A word of the list ``mandated``
    anywhere says that there was no choice. A heading with one of the words ``others`` lists only what was not chosen.
    """

    section: SectionId
    at_least: int
    mandated: WordList
    others: tuple[str, ...] = ()


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading of the section, if that has one. Prose without a list is not counted."""
    found = headed_part(view, options.section)
    if found is None:
        return
    heading, part = found
    if any(word in heading.text.casefold() for word in options.others):
        return
    listed = options_in(part)
    if 0 < len(listed) < options.at_least and not view.mentioned(options.mandated):
        yield Hit(heading.place(view.document), {"count": len(listed), "option": listed[0]}, section=options.section)
