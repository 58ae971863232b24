"""Inserting missing sections: with their scaffold, at their place, in the document's own style."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from designdoc.findings import Fix
from designdoc.packs.model import Section
from designdoc.rules.absence.insertion_points import InsertionPoint, insertion_point
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.fixes.renumbering import Renumbering
from designdoc.rules.fixes.scaffolds import Rendered, not_applicable_text, section_text, title_in
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import listed

ALL_MISSING = "Insert {all} missing sections"

_MOST_NAMED = 3


def _scaffolded(view: DocumentView, section: Section, level: int, title: str) -> Rendered:
    return section_text(section, level, title, view.newline)


def _waived(view: DocumentView, section: Section, level: int, title: str) -> Rendered:
    """The section with nothing but the claim that it does not apply, waiting for the reason."""
    return not_applicable_text(level, title, view.language, view.newline)


def insertion_fixes(
    view: DocumentView, section: Section, place: InsertionPoint, together: tuple[Fix, ...]
) -> tuple[Fix, ...]:
    """What can be done about a missing section: insert it, insert it with others, or say why it does not apply."""
    title = title_in(section, view.language)
    inserted = DeferredEdits(lambda: _insertion(view, [(section, place)], snippets=True))
    waiver = DeferredEdits(lambda: _insertion(view, [(section, place)], snippets=True, text=_waived))
    alone = Fix(f"Insert section '{title}'", inserted)
    waived = Fix(f"Say why '{title}' does not apply", waiver)
    return (alone, *together, waived)


def insert_all(view: DocumentView, gaps: Sequence[Section], title: str | None = None) -> Fix:
    """One fix that inserts every given section, each at its place and in the order of the framework. ``title`` may hold
    their ``{count}`` or ``{all}`` of them; left out, the fix names a few sections and counts many.
    """

    def edits() -> tuple[TextEdit, ...]:
        places = [(section, insertion_point(view, section)) for section in sorted(gaps, key=lambda s: s.order)]
        return _insertion(view, places, snippets=False)

    if title is None and 1 < len(gaps) <= _MOST_NAMED:
        names = [f"'{title_in(section, view.language)}'" for section in gaps]
        return Fix(f"Insert sections {listed(names)}", DeferredEdits(edits))
    every = "both" if len(gaps) == 2 else f"all {len(gaps)}"
    return Fix((title or ALL_MISSING).format(count=len(gaps), all=every), DeferredEdits(edits))


def insertion_of(view: DocumentView, section: Section) -> Fix:
    """The fix that inserts one section at its place."""
    edits = DeferredEdits(lambda: _insertion(view, [(section, insertion_point(view, section))], snippets=True))
    return Fix(f"Insert section '{title_in(section, view.language)}'", edits)


def _insertion(
    view: DocumentView,
    places: Sequence[tuple[Section, InsertionPoint]],
    *,
    snippets: bool,
    text: Callable[[DocumentView, Section, int, str], Rendered] = _scaffolded,
) -> tuple[TextEdit, ...]:
    """The edits that insert sections, those with the same offset in one edit, and renumber the headings behind.
    ``text`` makes what stands there of a section at a level under a title.
    """
    numbers = Renumbering(view, [place.neighbour for _, place in places if place.neighbour is not None])
    by_offset: dict[int, list[Rendered]] = defaultdict(list)
    for section, place in places:
        title = numbers.next_number(place.neighbour) + title_in(section, view.language)
        by_offset[place.offset].append(text(view, section, place.level, title))
    edits = [_edit(view, offset, pieces, snippets=snippets) for offset, pieces in by_offset.items()]
    return tuple(sorted([*edits, *numbers.edits()], key=lambda edit: edit.span))


def _edit(view: DocumentView, offset: int, pieces: Sequence[Rendered], *, snippets: bool) -> TextEdit:
    """One insertion with a blank line on either side. Only a single section has tab stops: theirs are numbered."""
    newline, before = view.newline, view.document.text[max(offset - 4, 0) : offset]
    first, last = view.extent
    if offset <= first or before.endswith((newline * 2, "\n\n", "\r\r")):
        prefix = ""
    else:
        prefix = newline if before.endswith(("\n", "\r")) else newline * 2
    suffix = newline if offset < last else ""
    plain = prefix + newline.join(piece.plain for piece in pieces) + suffix
    snippet = prefix + pieces[0].snippet + suffix if snippets and len(pieces) == 1 else None
    return TextEdit(Span(offset, offset), plain, snippet)
