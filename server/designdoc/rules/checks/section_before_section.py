"""One part of the design is headed before another that should come first."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix, Related
from designdoc.recognition.coverage import HeadingMatch, State
from designdoc.recognition.headings.text import strip_leading_number
from designdoc.recognition.words.counting import is_phrase
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, outline_check
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.fixes.moving import move_before
from designdoc.rules.seeing.sees import proofs_of, titles_of_sections
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import quoted


@record
class Options:
    """``early`` are the sections whose heading stands too early, ``first`` those of which one should come before.

    ``any_text``: text about ``first`` counts as much as a heading for it. ``even_absent``: the fault is there as well
    when ``first`` does not come at all, in a document whose headings name ``fewest_headed`` sections: one with fewer
    is no whole design, or something else. ``named``: a heading that only resembles the name of ``first`` leaves open
    where that stands. ``facts``: one of them must hold. ``exempt``: headings below these sections,
    such as a summary, do not count. ``plans`` are sections that say what will be done and when: a heading below one of
    them counts for neither, and its text does not either.
    """

    early: tuple[SectionId, ...]
    first: tuple[SectionId, ...]
    any_text: bool = False
    even_absent: bool = False
    facts: tuple[str, ...] = ()
    exempt: tuple[SectionId, ...] = ()
    plans: tuple[SectionId, ...] = ()
    fewest_headed: int = 0
    named: bool = False


@outline_check(titles_of_sections)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first heading that comes too early."""
    if options.facts and not any(view.coverage.holds(fact) for fact in options.facts):
        return
    early = _first_heading(view, options.early, options, exact=True)
    if early is None:
        return
    headed = _first_heading(view, options.first, options)
    if options.named and headed is not None and not headed.exact:
        return
    place = headed.place(view.document) if headed else None
    if options.any_text:
        place = _first_proof(view, options)
        if place is not None and place.start > early.place(view.document).start:
            place = _first_proof(view, options, worth_naming=True)
    if place is None and not (options.even_absent and _is_whole(view, options)):
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


def _is_whole(view: DocumentView, options: Options) -> bool:
    """Whether headings name so many sections that the document can be taken for a whole design."""
    return len({section for match in view.match_of.values() for section in match.sections}) >= options.fewest_headed


def _name(view: DocumentView, headed: HeadingMatch | None, options: Options) -> str:
    """What should come first, as its heading calls it, else by the title of its section."""
    section = view.section(options.first[0])
    return quoted(headed.text) if headed else section.title if section else ""


def _first_heading(
    view: DocumentView, sections: tuple[str, ...], options: Options, *, exact: bool = False
) -> HeadingMatch | None:
    """The first heading for one of the sections that is a main point and not part of an exempt section; ``exact``: it
    is a name of the section and says nothing else, as a single word does ("Architecture" over layers).
    """
    wanted, title = frozenset(sections), view.title_index
    for match in view.match_of.values():
        if match.passage == title or wanted.isdisjoint(match.sections):
            continue
        if exact and not match.exact and (len(match.sections) > 1 or is_phrase(strip_leading_number(match.text))):
            continue
        above = view.document.passages[match.passage].parent
        exempt = above is not None and not set(options.exempt).isdisjoint(view.scope[above].sections)
        if not exempt and not _is_planned(view, match.passage, options):
            return match
    return None


def _first_proof(view: DocumentView, options: Options, *, worth_naming: bool = False) -> Span | None:
    """The first place that speaks for one of the sections, be it a heading or text. A mention in passing speaks for
    them where it comes in time, but it is not ``worth_naming`` as the place where they stand.
    """
    view.looked_at.update(map(proofs_of, options.first))
    covered = [view.coverage.sections[s] for s in options.first if s in view.coverage.sections]
    proofs = [
        (proof.passage, proof.place(view.document))
        for section in covered
        if section.state is State.COVERED or not worth_naming
        for proof in view.coverage.proofs[section.section.id]
    ]
    first = frozenset(options.first)
    matches = [match for match in view.match_of.values() if not first.isdisjoint(match.sections)]
    proofs += [(match.passage, match.place(view.document)) for match in matches]
    return min((place for passage, place in proofs if not _is_planned(view, passage, options)), default=None)


def _is_planned(view: DocumentView, passage: int, options: Options) -> bool:
    """Whether a passage belongs to a plan, be it by its own heading or by any above that does not name what should
    come first as well ("Problem definition and planning").
    """
    at: int | None = passage
    while at is not None:
        own = set(view.scope[at].own)
        if not own.isdisjoint(options.plans) and own.isdisjoint(options.first):
            return True
        at = view.document.passages[at].parent
    return False


def _fixes(view: DocumentView, early: HeadingMatch, headed: HeadingMatch | None, options: Options) -> tuple[Fix, ...]:
    """Move the late section up where both are siblings; insert it where there is none."""
    passages = view.document.passages
    if headed is not None:
        late = passages[headed.passage]
        siblings = late.parent == passages[early.passage].parent and late.level == passages[early.passage].level
        return move_before(view, late, early.passage) if siblings else ()
    section = view.section(options.first[0])
    return (insertion_of(view, section),) if section is not None and not view.present(section.id) else ()
