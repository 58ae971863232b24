"""PassageTerms: which terms of a field the prose of each passage holds, looked for once per content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designdoc.document.model import PassageContent
from designdoc.packs.model import Terms
from designdoc.recognition.memo import ContentMemo
from designdoc.recognition.terms.index import TermIndex


def index_of(terms: Terms, language: str) -> TermIndex[None]:
    """The terms of English and one more language, ready to be found."""
    return TermIndex((word, None) for word in _words(terms, language))


def _words(terms: Terms, language: str) -> list[str]:
    return [word for code in {"en", "any", language} for word in terms.get(code, ())]


class PassageTerms:
    """Several lists of terms in one language, and which of them passages hold. A document is looked through once for
    all of them: nearly every file in a folder is no design document, and finding that out is most of the work on it.
    """

    def __init__(self, lists: Mapping[str, Terms], language: str) -> None:
        """``lists`` are the terms by the name of their list."""
        self._index = TermIndex((word, name) for name, terms in lists.items() for word in _words(terms, language))
        self._own = {
            name: frozenset(term for term, names in enumerate(self._index.owners) if name in names) for name in lists
        }
        self._known: ContentMemo[frozenset[int]] = ContentMemo()

    def count(self, contents: Sequence[PassageContent]) -> dict[str, int]:
        """How many different terms of each list stand in the prose of the passages, by the name of the list."""
        found = frozenset[int]().union(*self._known.of_all(contents, self._find_in_each))
        return {name: len(found & own) for name, own in self._own.items()}

    def _find_in_each(self, contents: Sequence[PassageContent]) -> Iterator[frozenset[int]]:
        """The numbers of the terms that stand in the prose of each passage."""
        for hits in self._index.find_in_each([content.reading for content in contents]):
            yield frozenset([term for term, _, _ in hits])
