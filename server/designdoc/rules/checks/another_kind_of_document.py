"""A document of some length that follows a framework and hardly speaks of what the framework is about."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from designdoc.document.model import PassageContent
from designdoc.packs.model import Framework
from designdoc.recognition.terms.index import TermIndex
from designdoc.recognition.terms.vocabulary import LOSS, TASK
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.seeing.places import first_line
from designdoc.rules.seeing.sees import words_found
from designdoc.rules.seeing.views import DocumentView


@record
class Options:
    """Below ``min_words`` words a document may not have come to it yet; ``min_terms`` different terms of the
    framework's detection make it one of its kind, and so do a task or loss of the glossary and one of the ``facts``.
    """

    min_words: int
    min_terms: int
    facts: tuple[str, ...] = ()


def _terms_spoken(view: DocumentView, content: PassageContent) -> object:
    return _spoken_for(view.framework, view.language).in_content(content)


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title; it silences every rule about something absent."""
    terms = view.framework.detection.terms
    if view.words < options.min_words or view.language not in terms or any(map(view.coverage.holds, options.facts)):
        return
    view.looked_at.update((words_found, _terms_spoken))
    spoken = _spoken_for(view.framework, view.language)
    seen: set[int] = set()
    for content in view.document.contents:
        seen |= spoken.in_content(content)
        if any(kind in (TASK, LOSS) for kind, _ in view.scan(content).found):
            return
        if len(seen) >= options.min_terms:
            return
    title = view.title_index
    yield Hit(
        view.heading_span(view.document.passages[title]) if title is not None else first_line(view),
        silences_absence=True,
        context="kind",
    )


class _Spoken:
    """The detection terms of a framework that a passage speaks, remembered by its content."""

    def __init__(self, framework: Framework, language: str) -> None:
        self.framework = framework
        words = [word for code in {"en", "any", language} for word in framework.detection.terms.get(code, ())]
        self._index: TermIndex[None] = TermIndex((word, None) for word in words)
        self._known: WeakKeyDictionary[PassageContent, frozenset[int]] = WeakKeyDictionary()

    def in_content(self, content: PassageContent) -> frozenset[int]:
        found = self._known.get(content)
        if found is None:
            found = self._known[content] = frozenset(term for term, _, _ in self._index.find(content.reading))
        return found


_built: dict[tuple[int, str], _Spoken] = {}
_MOST_KEPT = 8


def _spoken_for(framework: Framework, language: str) -> _Spoken:
    """The terms of a framework in one language, indexed once."""
    key = (id(framework), language)
    if key not in _built:
        if len(_built) >= _MOST_KEPT:
            _built.clear()
        _built[key] = _Spoken(framework, language)
    return _built[key]
