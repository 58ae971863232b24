"""Hints: loose words that speak of a section, too few of them to be a mention."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.scan import Scan
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.rules.seeing.sees import of_scan
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_FEWEST_TERMS = 2
"""The different terms of a section that hint at it. A single one, such as "users", stands in nearly every design."""


@of_scan
def hints(content: PassageContent, scan: Scan) -> object:
    """The different loose words of a passage, in order: each with the section or word list that it belongs to, as the
    pack writes it, and as the text does where it comes first. They have no places, which would move with every letter
    that is typed before them and let the checks that name the words run again.
    """
    text = content.text
    units = [(unit.span.start, terms) for unit, terms in zip(content.units, scan.units, strict=True)]
    marked = [(begin, terms.places[mark.place], mark) for begin, terms in units for mark in terms.marks]
    words = [((mark.section, mark.term), begin + start, begin + end) for begin, (start, end), mark in marked]
    found = [(begin, place, entry) for begin, terms in units for entry, place in terms.found]
    words += [(entry, begin + start, begin + end) for begin, (start, end), entry in found if entry[0] == WORDS]
    first = {word: text[start:end] for word, start, end in reversed(words)}
    return [(word, first[word]) for word in dict.fromkeys(map(_word, words))]


_word = itemgetter(0)


def hinting(view: DocumentView, section: str, lists: Sequence[str] = ()) -> tuple[str, ...]:
    """The words that hint at a section, as the text writes them: the first one of its word ``lists``, which were made
    for that, or else the first two different terms of its own.
    """
    own: dict[str, str] = {}
    for content, scan in zip(view.document.contents, view.scans, strict=True):
        for name in lists:
            if (WORDS, name) in scan.found:
                return (_written(content, min(scan.found[WORDS, name])),)
        for place, term in sorted((scan.place(content, mark), mark.term) for mark in scan.marks.get(section, ())):
            own.setdefault(term, _written(content, place))
    return tuple(own.values())[:_FEWEST_TERMS] if len(own) >= _FEWEST_TERMS else ()


def _written(content: PassageContent, span: Span) -> str:
    return content.text[span.start : span.end]
