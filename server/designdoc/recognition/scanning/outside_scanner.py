"""OutsideScanner: what the terms in the headings and diagrams of passages say, kept while somebody types prose."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.scanning.outside_prose import HEADING, titles_and_drawings
from designdoc.recognition.scanning.scan import DrawnMark
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import Hit
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.text import Span
from designdoc.text.regex import regex

_NODE = regex("[A-Z][0-9]")

Places = list[tuple[int, Span]]
"""Where the heading and the diagrams of a passage stand, by their numbers (see ``titles_and_drawings``)."""


class OutsideTerms(NamedTuple):
    """What stands in a heading and diagrams: the strong terms as marks by section, the sections whose required
    substance the heading names ("Out of scope"), and the word lists of which a word is there.
    """

    drawn: dict[str, tuple[DrawnMark, ...]]
    titled: frozenset[str]
    lists: frozenset[str]

    def without(self, drawings: Container[int]) -> OutsideTerms:
        """The same without the marks in some diagrams, which are the template's."""
        own = {section: tuple(m for m in marks if m.drawing not in drawings) for section, marks in self.drawn.items()}
        return self._replace(drawn={section: marks for section, marks in own.items() if marks})

    def beside(self, marks: Mapping[str, tuple[DrawnMark, ...]]) -> OutsideTerms:
        """The same with other marks behind these."""
        drawn = {section: (*self.drawn.get(section, ()), *more) for section, more in marks.items()}
        return self._replace(drawn=self.drawn | drawn) if drawn else self


class OutsideScanner:
    """Scans headings and diagrams, and remembers those of the last contents."""

    def __init__(self) -> None:
        """No contents yet."""
        self._last: LastAnswer[list[OutsideTerms]] = LastAnswer()

    def scan(self, vocabulary: Vocabulary, contents: Sequence[PassageContent]) -> list[OutsideTerms]:
        """What stands outside the prose of each of the contents; ``vocabulary`` says what each term stands for."""
        places = [titles_and_drawings(content) for content in contents]
        texts = [
            [content.text[start:end] for _, (start, end) in own] for content, own in zip(contents, places, strict=True)
        ]
        return self._last.get((places, texts), lambda: _scan(vocabulary, places, texts))


def _scan(vocabulary: Vocabulary, places: Sequence[Places], texts: Sequence[Sequence[str]]) -> list[OutsideTerms]:
    hits = vocabulary.index.find_in_each([text for own in texts for text in own])
    return [
        _terms_of(vocabulary, [(*place, text, next(hits)) for place, text in zip(own, written, strict=True)])
        for own, written in zip(places, texts, strict=True)
    ]


_Found = tuple[int, Span, str, list[Hit]]
"""A heading or a diagram: its number, its place, its text and the terms in it."""


def _terms_of(vocabulary: Vocabulary, found: Sequence[_Found]) -> OutsideTerms:
    if not any(hits for *_, hits in found):
        return _NOTHING
    return OutsideTerms(
        _drawn_marks(vocabulary, found), _titled(vocabulary, found), vocabulary.lists_of(*[hits for *_, hits in found])
    )


_NOTHING = OutsideTerms({}, frozenset(), frozenset())


def _titled(vocabulary: Vocabulary, found: Sequence[_Found]) -> frozenset[str]:
    number, _, _, hits = found[0]
    if number != HEADING:
        return frozenset()
    names = (name for term, _, _ in hits for _, name in vocabulary.uses[term].found)
    return frozenset(name.removeprefix(v.SUBSTANCE) for name in names if name.startswith(v.SUBSTANCE))


def _drawn_marks(vocabulary: Vocabulary, found: Sequence[_Found]) -> dict[str, tuple[DrawnMark, ...]]:
    names, uses = vocabulary.index.names, vocabulary.uses
    drawn: dict[str, list[DrawnMark]] = {}
    for number, place, text, hits in found:
        for term, start, end in hits:
            strong = [section for section, kind in uses[term].marks if kind != v.WEAK]
            if not strong or _NODE.fullmatch(text, start, end):
                continue  # "F1" is a box of the diagram here, and "R2" the next one.
            for section in strong:
                span = Span(place.start + start, place.start + end)
                drawn.setdefault(section, []).append(DrawnMark(number, span, names[term]))
    return {section: tuple(marks) for section, marks in drawn.items()}
