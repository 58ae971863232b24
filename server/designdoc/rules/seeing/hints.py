"""Hints: loose words that speak of a section, too few of them to be a mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from designdoc.document.model import PassageContent
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_FEWEST_TERMS = 2
"""The different terms of a section that hint at it. A single one, such as "users", stands in nearly every design."""

Hints = Mapping[str, tuple[tuple[str, str], ...]]
"""The different terms in a passage by the section or word list that they belong to, each as the pack writes it and as
the text does.
"""


def hints(view: DocumentView, content: PassageContent) -> object:
    """The loose words of a passage, without their places: what a check sees that names some of them."""
    scan = view.scan(content)
    known = content.memory.get(hints)
    if isinstance(known, tuple) and known[0] is scan:
        return known[1]
    found: dict[str, dict[str, str]] = {}
    for name, term, span in _places(view, content):
        found.setdefault(name, {}).setdefault(term, content.text[span.start : span.end])
    seen = {name: tuple(terms.items()) for name, terms in found.items()}
    content.memory[hints] = (scan, seen)
    return seen


def hinting(view: DocumentView, section: str, lists: Sequence[str] = ()) -> tuple[Span, ...]:
    """The places of the words that hint at a section: the first one of its word ``lists``, which were made for that,
    or else the first two different terms of its own.
    """
    listed = next(_first_places(view, frozenset(lists)), None) if lists else None
    if listed is not None:
        return (listed[1],)
    own: dict[str, Span] = {}
    for term, place in _first_places(view, frozenset((section,))):
        own.setdefault(term, place)
        if len(own) == _FEWEST_TERMS:
            return tuple(own.values())
    return ()


def _first_places(view: DocumentView, names: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """The terms of some sections and word lists in the order of the text, with their places in the document."""
    for passage in view.document.passages:
        if not names.isdisjoint(cast(Hints, hints(view, passage.content))):
            for name, term, span in _places(view, passage.content):
                if name in names:
                    yield term, span.shift(passage.start)


def _places(view: DocumentView, content: PassageContent) -> list[tuple[str, str, Span]]:
    scan = view.scan(content)
    places = [(section, mark.term, mark.span) for section, marks in scan.marks.items() for mark in marks]
    places += [(name, name, span) for (kind, name), spans in scan.found.items() if kind == WORDS for span in spans]
    return sorted(places, key=_place)


def _place(named: tuple[str, str, Span]) -> Span:
    return named[2]
