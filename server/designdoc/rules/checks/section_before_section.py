"""One part of the design is headed before another that should come first."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix, Related
from designdoc.recognition.coverage import HeadingMatch
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, document_check
from designdoc.rules.drafts import quoted
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.fixes.moving import move_before
from designdoc.rules.views import DocumentView
from designdoc.text import Span


@record
class Options:
    """``early`` are the sections whose heading stands too early, ``first`` those of which one should come before.

    ``any_text``: text about ``first`` counts as much as a heading for it. ``even_absent``: the fault is there as well
    when ``first`` does not come at all. ``facts``: one of them must hold. ``exempt``: headings below these sections,
    such as a summary, do not count.
    """

    early: tuple[SectionId, ...]
    first: tuple[SectionId, ...]
    any_text: bool = False
    even_absent: bool = False
    facts: tuple[str, ...] = ()
    exempt: tuple[SectionId, ...] = ()


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first heading that comes too early."""
    if options.facts and not any(view.coverage.holds(fact) for fact in options.facts):
        return
    early = _first_heading(view, options.early, options)
    if early is None:
        return
    headed = _first_heading(view, options.first, options)
    place = headed.place(view.document) if headed else None
    if options.any_text:
        place = _first_proof(view, options.first)
    if place is None and not options.even_absent:
        return
    if place is not None and place.start <= early.place(view.document).start:
        return
    name = _name(view, headed, options)
    where = f" (line {view.line_number(place)})" if place else ""
    yield Hit(
        early.place(view.document),
        {"early": quoted(early.text), "first": name, "where": where},
        section=early.sections[0],
        related=(Related(f"'{name}' comes only here.", place),) if place else (),
        fixes=_fixes(view, early, headed, options),
    )


def _name(view: DocumentView, headed: HeadingMatch | None, options: Options) -> str:
    """What should come first, as its heading calls it, else by the title of its section."""
    section = view.section(options.first[0])
    return quoted(headed.text) if headed else section.title if section else ""


def _first_heading(view: DocumentView, sections: tuple[str, ...], options: Options) -> HeadingMatch | None:
    """The first heading for one of the sections that is a main point and not part of an exempt section."""
    for match in view.match_of.values():
        if match.passage == view.title_index or set(sections).isdisjoint(match.sections):
            continue
        above = view.document.passages[match.passage].parent
        if above is None or set(options.exempt).isdisjoint(view.scope[above].sections):
            return match
    return None


def _first_proof(view: DocumentView, sections: tuple[str, ...]) -> Span | None:
    """The first place that speaks for one of the sections, be it a heading or text."""
    covered = [view.coverage.sections[s] for s in sections if s in view.coverage.sections]
    places = [proof.place(view.document) for section in covered for proof in section.proofs]
    places += [m.place(view.document) for m in view.match_of.values() if not set(sections).isdisjoint(m.sections)]
    return min(places, default=None)


def _fixes(view: DocumentView, early: HeadingMatch, headed: HeadingMatch | None, options: Options) -> tuple[Fix, ...]:
    """Move the late section up where both are siblings; insert it where there is none."""
    passages = view.document.passages
    if headed is not None:
        late = passages[headed.passage]
        siblings = late.parent == passages[early.passage].parent and late.level == passages[early.passage].level
        return move_before(view, late, early.passage) if siblings else ()
    section = view.section(options.first[0])
    return (insertion_of(view, section),) if section is not None and not view.present(section.id) else ()
