"""Of the sections that make a model usable, so many are absent that the omission is one thought not had."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.packs.model import Section
from designdoc.recognition.coverage import State
from designdoc.records import field, record
from designdoc.rules.absence.hints import hint_at, hints
from designdoc.rules.check import Hit, SectionId, outline_check
from designdoc.rules.fixes.insertion import insert_all
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed


@record
class Options:
    """``described``: one of these sections has a heading. ``parts``: the sections that should be there as well; those
    in ``only_with`` count only when the fact holds. ``at_least``: how many must be absent. ``unless_facts``: each of
    them makes the rule silent. ``names`` gives parts short names for the message.
    """

    described: tuple[SectionId, ...]
    parts: tuple[SectionId, ...]
    only_with: dict[str, str] = field(default_factory=dict)
    at_least: int = 2
    unless_facts: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


@outline_check(hints)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit at the heading of what is described."""
    if any(view.coverage.holds(fact) for fact in options.unless_facts):
        return
    headed = view.first_heading(*options.described)
    absent = [section for part in options.parts if (section := _absent(view, part, options))]
    if headed is None or len(absent) < options.at_least:
        return
    yield Hit(
        headed.place(view.document),
        {"parts": listed([options.names.get(section.id, section.title.lower()) for section in absent])},
        section=headed.sections[0],
        fixes=(insert_all(view, absent),),
        about=tuple(section.id for section in absent),
        context=" ".join(section.id for section in absent),
    )


def _absent(view: DocumentView, part: str, options: Options) -> Section | None:
    """The section of a part that would count here and of which not a word is said."""
    fact = options.only_with.get(part)
    if view.state(part) is not State.MISSING or (fact is not None and not view.coverage.holds(fact)):
        return None
    if hint_at(view, part):
        return None
    return view.section(part)
