"""A decision record lists fewer options than make a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designdoc.document.model import Passage
from designdoc.findings import Fix
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.fixes.wordings import in_language
from designdoc.rules.seeing.decision_records import headed_part, list_of_options, options_in
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit


@record
class Options:
    """``section`` lists the options, of which there should be ``at_least`` so many. A word of the list ``mandated``
    anywhere says that there was no choice. A heading with one of the words ``others`` lists only what was not chosen.
    ``nothing`` is the option to leave all as it is, by language.
    """

    section: SectionId
    at_least: int
    mandated: WordList
    others: tuple[str, ...] = ()
    nothing: Mapping[str, str] = field(default_factory=dict)


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
        values, fixes = {"count": len(listed), "option": listed[0]}, _fixes(view, part, options)
        yield Hit(heading.place(view.document), values, section=options.section, fixes=fixes)


def _fixes(view: DocumentView, part: Sequence[Passage], options: Options) -> tuple[Fix, ...]:
    """The fix that adds to the list the option to do nothing, marked as the one above."""
    words = in_language(options.nothing, view.language)
    item = next(iter(list_of_options(part)), None)
    if item is None or not words:
        return ()
    content, start = part[0].content, part[0].start
    end = len(content.text[: item.span.end].rstrip())
    marker = content.text[item.span.start : item.content_span.start].strip()
    marker = "2." if marker[:1].isdigit() else marker
    line = content.text[: item.span.start].rpartition("\n")[2]
    place = Span(start + end, start + end)
    return (Fix(f"Add '{words}'", (TextEdit(place, f"{view.newline}{line}{marker} {words}"),), asks=True),)
