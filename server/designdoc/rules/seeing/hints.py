"""Hints: loose words that speak of a section, too few of them to be a mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.scan import Mark, Scan
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.rules.seeing.sees import of_scan
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_FEWEST_TERMS = 2
"""The different terms of a section that hint at it. A single one, such as "users", stands in nearly every design."""

Hints = Mapping[str, tuple[tuple[str, str], ...]]
"""The different terms in a passage, in the order of the text, by the section or word list that they belong to: each as
the pack writes it, and as the text does where it comes first.
"""


@of_scan
def hints(content: PassageContent, scan: Scan) -> Hints:
    """The loose words of a passage. They have no places, which would move with every letter that is typed before them
    and let the checks that name the words run again.
    """
    places = [(mark.span, section, mark.term) for section, marks in scan.marks.items() for mark in marks]
    places += [(span, name, name) for (kind, name), spans in scan.found.items() if kind == WORDS for span in spans]
    found: dict[str, dict[str, str]] = {}
    for span, name, term in sorted(places):
        found.setdefault(name, {}).setdefault(term, _written(content, span))
    return {name: tuple(terms.items()) for name, terms in found.items()}


def hinting(view: DocumentView, section: str, lists: Sequence[str] = ()) -> tuple[str, ...]:
    """The words that hint at a section, as the text writes them: the first one of its word ``lists``, which were made
    for that, or else the first two different terms of its own.
    """
    own: dict[str, str] = {}
    for content, scan in zip(view.document.contents, view.scans, strict=True):
        for name in lists:
            if (WORDS, name) in scan.found:
                return (_written(content, min(scan.found[WORDS, name])),)
        for mark in sorted(scan.marks.get(section, ()), key=_place):
            own.setdefault(mark.term, _written(content, mark.span))
    return tuple(own.values())[:_FEWEST_TERMS] if len(own) >= _FEWEST_TERMS else ()


def _written(content: PassageContent, span: Span) -> str:
    return content.text[span.start : span.end]


def _place(mark: Mark) -> tuple[Span, str]:
    return mark.span, mark.term
