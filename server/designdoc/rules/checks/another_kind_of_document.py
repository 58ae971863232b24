"""A document of some length that follows a framework and hardly speaks of what the framework is about."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.packs.model import Pack
from designdoc.recognition.terms.spoken import SpokenTerms
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


def _domain(pack: Pack, language: str) -> SpokenTerms:
    """The words of the domain, by which documents of the framework are detected."""
    return SpokenTerms(pack.framework.detection.terms if pack.framework else {}, language)


def _terms_spoken(view: DocumentView, content: PassageContent) -> object:
    return view.of_pack(_domain).in_content(content)


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title; it silences every rule about something absent."""
    terms = view.framework.detection.terms
    if view.words < options.min_words or view.language not in terms or any(map(view.coverage.holds, options.facts)):
        return
    view.looked_at.update((words_found, _terms_spoken))
    contents = view.document.contents
    if view.of_pack(_domain).at_least(options.min_terms, contents) or any(_names_a_task(view, c) for c in contents):
        return
    title = view.title_index
    yield Hit(
        view.heading_span(view.document.passages[title]) if title is not None else first_line(view),
        silences_absence=True,
        context="kind",
    )


def _names_a_task(view: DocumentView, content: PassageContent) -> bool:
    return any(kind in (TASK, LOSS) for kind, _ in view.scan(content).found)
