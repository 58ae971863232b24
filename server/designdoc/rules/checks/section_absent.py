"""A section is missing in a situation that asks for it: the specific form of a missing section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designdoc.packs.model import Necessity
from designdoc.recognition.coverage import State
from designdoc.rules.check import Hit, document_check
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.places import place_of
from designdoc.rules.views import DocumentView
from designdoc.text import Span


@dataclass(frozen=True, slots=True)
class Options:
    """When the absence of ``section`` is a fault.

    ``necessities``: the section has one of these for the document. ``covered``: all these sections are there, and the
    hit stands at the first of them that has a heading. ``facts`` must all hold, ``unless_facts`` must not.
    ``instead``: one of these sections being covered will do. ``words``: a word of one of these word lists anywhere in
    the document will do.
    """

    section: str
    necessities: tuple[str, ...] = ("required",)
    covered: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    unless_facts: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the heading of what calls for the section, else where the section would stand."""
    covered = view.coverage.sections.get(options.section)
    if covered is None or covered.state is not State.MISSING:
        return
    if covered.necessity not in {Necessity(necessity) for necessity in options.necessities}:
        return
    if not _situation_holds(view, options) or any(view.says(words) for words in options.words):
        return
    yield Hit(
        _place(view, options),
        {"title": covered.section.title, "purpose": covered.section.purpose},
        section=options.section,
        fixes=(insertion_of(view, covered.section),),
        about=(options.section,),
    )


def _situation_holds(view: DocumentView, options: Options) -> bool:
    return (
        all(view.present(section) for section in options.covered)
        and all(view.coverage.holds(fact) for fact in options.facts)
        and not any(view.coverage.holds(fact) for fact in options.unless_facts)
        and not any(view.state(section) is State.COVERED for section in options.instead)
    )


def _place(view: DocumentView, options: Options) -> Span:
    headed = view.first_heading(*options.covered) if options.covered else None
    section = view.section(options.section)
    if headed is not None or section is None:
        return headed.span if headed else Span(0, 0)
    return place_of(view, section).anchor
