"""CodeNames: terms that are set in code within prose, such as `BCEWithLogitsLoss`, which is not read as prose."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.recognition.memo import Kept
from designdoc.recognition.scanning.scan import DrawnMark
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.text import Span

CODE = -2
"""Stands for code in a ``DrawnMark``, which has no number."""
_LONGEST = 60
"""The most code points of a name, or of an expression that gives one: `loss="binary_crossentropy"`."""

_Named = tuple[tuple[str, int, int, str], ...]
"""The sections whose terms stand in some code, where each begins and ends in it, and the term as the pack writes it."""


class CodeNames:
    """Finds them for the sections of which a name in code is a mention, and remembers what each piece of code named."""

    def __init__(self, sections: frozenset[str]) -> None:
        """``sections`` are those sections."""
        self._sections = sections
        self._named: Kept[str, _Named] = Kept()

    def marks(self, vocabulary: Vocabulary, content: PassageContent) -> dict[str, tuple[DrawnMark, ...]]:
        """The strong terms of the sections in the code of a passage's prose, by section."""
        marks: dict[str, tuple[DrawnMark, ...]] = {}
        for place in _code(content) if self._sections else ():
            code = content.text[place.start : place.end]
            named = self._named.find(code)
            if named is None:
                named = self._named.keep(code, tuple(self._terms_in(vocabulary, code)))
            for section, start, end, term in named:
                mark = DrawnMark(CODE, Span(place.start + start, place.start + end), term)
                marks[section] = (*marks.get(section, ()), mark)
        return marks

    def _terms_in(self, vocabulary: Vocabulary, code: str) -> Iterator[tuple[str, int, int, str]]:
        for term, start, end in vocabulary.index.find(code.replace("_", " ")):
            for section, kind in vocabulary.uses[term].marks:
                if kind == v.STRONG and section in self._sections:
                    yield section, start, end, vocabulary.index.names[term]


def _code(content: PassageContent) -> Iterator[Span]:
    text = content.text
    return (span for span in content.unread if span.end - span.start <= _LONGEST and text[span.start - 1] == "`")
