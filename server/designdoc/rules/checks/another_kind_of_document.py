"""A document of some length that follows a framework and hardly speaks of what the framework is about."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.recognition.terms.vocabulary import LOSS, TASK
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.seeing.sees import words_found
from designdoc.rules.seeing.views import DocumentView


@record
class Options:
    """Below ``min_words`` words a document may not have come to it yet; ``min_terms`` different terms of the
    framework's detection make it one of its kind, and so do a task or loss of the glossary, one of the ``facts`` and a
    word of the lists of the lexicon that are ``telling``.
    """

    min_words: int
    min_terms: int
    facts: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


def _domain_terms(view: DocumentView, content: PassageContent) -> object:
    return view.scan(content).detected


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title; it silences every rule about something absent."""
    terms = view.framework.detection.terms
    if view.language not in terms or any(map(view.coverage.holds, options.facts)):
        return
    if not view.has_words(options.min_words):
        return
    view.looked_at.update((words_found, _domain_terms))
    if len(frozenset().union(*[scan.detected for scan in view.scans])) >= options.min_terms:
        return
    if any(kind in (TASK, LOSS) for kind, _ in view.found) or any(map(view.says, options.telling)):
        return
    yield Hit(
        view.headline,
        silences_absence=True,
        context="kind",
    )
