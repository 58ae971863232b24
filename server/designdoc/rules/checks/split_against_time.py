"""Examples that are ordered in time are divided at random."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from designdoc.document.model import Passage, UnitKind
from designdoc.findings import Fix
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.figures.statements import unit_around
from designdoc.rules.fixes.wordings import AS_SENTENCE, adding
from designdoc.rules.seeing.sees import found, has_words
from designdoc.rules.seeing.situations import When
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_NEGATIONS = "negation"


@record
class Options:
    """A word of the list ``random`` in one of the ``sections``, and no word of the lists ``evidence`` anywhere.
    ``situations``: one of them holds, each of which shows that the order in time matters. ``instead`` is a sentence, a
    snippet by language, that divides the examples by time.
    """

    random: WordList
    sections: tuple[SectionId, ...]
    situations: tuple[When, ...] = field(default_factory=tuple)
    evidence: tuple[WordList, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)


@outline_check(found, has_words)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first phrase that is not taken back by a word before it in its sentence."""
    phrase = _random_phrase(view, options)
    if phrase is None or not any(when.holds(view) for when in options.situations):
        return
    if not any(map(view.mentioned, options.evidence)):
        values = {"phrase": view.document.text[phrase.start : phrase.end]}
        yield Hit(phrase, values, section=options.sections[0], fixes=_fixes(view, phrase, options))


def _fixes(view: DocumentView, phrase: Span, options: Options) -> tuple[Fix, ...]:
    """The fix that adds a split by time behind the sentence; a table has no place for one."""
    passage = view.document.passage_at(phrase.start)
    unit = unit_around(passage.content, phrase.shift(-passage.start))
    if unit is None or unit.kind is UnitKind.ROW:
        return ()
    text = view.document.text
    end = len(text[: passage.start + unit.span.end].rstrip())
    return adding(text, end, options.instead, view.language, "Add a split by time", AS_SENTENCE)


def _random_phrase(view: DocumentView, options: Options) -> Span | None:
    for passage in view.passages_of(*options.sections):
        for span in view.scan(passage.content).found.get((WORDS, options.random), ()):
            if not _is_taken_back(view, passage, span):
                return span.shift(passage.start)
    return None


def _is_taken_back(view: DocumentView, passage: Passage, span: Span) -> bool:
    """Whether a negation stands before the phrase in the same sentence, item or row."""
    unit = unit_around(passage.content, span)
    negations = view.scan(passage.content).found.get((WORDS, _NEGATIONS), ())
    first = bisect_left(negations, (unit.span.start if unit else span.start,))
    return first < len(negations) and negations[first].start < span.start
