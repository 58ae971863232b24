"""PassageTerms: which of some terms the prose of each passage holds, looked for once per content."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.document.model import PassageContent
from designdoc.packs.model import Terms
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.terms.index import TermIndex


def index_of(terms: Terms, language: str) -> TermIndex[None]:
    """The terms of English and one more language, ready to be found."""
    words = [word for code in {"en", "any", language} for word in terms.get(code, ())]
    return TermIndex((word, None) for word in words)


class PassageTerms:
    """Terms in one language, and which of them passages hold."""

    def __init__(self, terms: Terms, language: str) -> None:
        self._index = index_of(terms, language)
        self._known: ContentMemo[frozenset[int]] = ContentMemo()

    def in_content(self, content: PassageContent) -> frozenset[int]:
        """The numbers of the terms that stand in the prose of a passage."""
        found = self._known.get(content)
        if found is None:
            found = frozenset(term for term, _, _ in self._index.find(content.reading))
            self._known.keep(content, found)
        return found

    def at_least(self, number: int, contents: Iterable[PassageContent]) -> bool:
        """Whether so many different terms stand in the prose of some passages together."""
        seen: set[int] = set()
        for content in contents:
            seen |= self.in_content(content)
            if len(seen) >= number:
                return True
        return False
