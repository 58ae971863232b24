"""Examples that are ordered in time are divided at random."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from designdoc.document.model import PassageContent, UnitKind
from designdoc.findings import Fix
from designdoc.recognition.quantities import Measure
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.figures.statements import unit_around, within
from designdoc.rules.fixes.wordings import AS_SENTENCE, adding
from designdoc.rules.seeing.sees import found, has_words, with_options
from designdoc.rules.seeing.situations import When
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.regex import regex

_NEGATIONS = "negation"
_TAKEN_BACK = regex(
    r"[^.。;；]{0,25}?(?:せず|しない|ません|ない|避け|않|말고|すると|すれば|면[ ]"
    r"|\bwould\b|\bwürde\b|\bбы\b|\w(?:ría|ria|rait)\b)",
    re.IGNORECASE,
)
"""What takes a phrase back behind it: a negation, which Japanese and Korean have at the end, or "would"."""


@record
class Options:
    """A word of the list ``random`` in one of the ``sections``, and no word of the lists ``evidence`` anywhere. In the
    first section a sentence with a share says it as well, if it has a word of ``chance``, and one of ``dividing`` or,
    with a percentage, of ``tested``.
    ``situations``: one of them holds, each of which shows that the order in time matters. ``instead`` is a sentence, a
    snippet by language, that divides the examples by time.
    """

    random: WordList
    sections: tuple[SectionId, ...]
    situations: tuple[When, ...] = field(default_factory=tuple)
    evidence: tuple[WordList, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    chance: WordList | None = None
    dividing: WordList | None = None
    tested: WordList | None = None


@with_options
def _said(view: DocumentView, content: PassageContent, options: Options) -> object:
    return tuple(content.reading[slice(*span)] for span in _sentences_of_chance(view, content, options))


@outline_check(found, has_words)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first phrase that is not taken back in its sentence."""
    view.looked_at.add(_said(options))
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
        spans = view.scan(passage.content).found.get((WORDS, options.random), ())
        if options.sections[0] in view.scope[passage.index].sections:
            spans = tuple(sorted((*spans, *_sentences_of_chance(view, passage.content, options))))
        for span in spans:
            if not _is_taken_back(view, passage.content, span):
                return span.shift(passage.start)
    return None


def _sentences_of_chance(view: DocumentView, content: PassageContent, options: Options) -> Iterator[Span]:
    """The words of chance in sentences, items and rows that give parts of the data a share."""
    scan = view.scan(content)
    chance, dividing, tested = (
        scan.found.get((WORDS, name), ()) if name else () for name in (options.chance, options.dividing, options.tested)
    )
    for word in chance:
        unit = unit_around(content, word)
        if unit is None:
            continue
        shares = {q.measure for q in scan.quantities if unit.span.encloses(q.span)} & _SHARES
        if shares and (within(unit.span, dividing) or (Measure.PERCENT in shares and within(unit.span, tested))):
            yield word


_SHARES = frozenset((Measure.PERCENT, Measure.RATIO))


def _is_taken_back(view: DocumentView, content: PassageContent, span: Span) -> bool:
    """Whether a negation stands before the phrase in the same sentence, item or row, or it is taken back behind."""
    unit = unit_around(content, span)
    if _TAKEN_BACK.match(content.reading[span.end : unit.span.end if unit else None]):
        return True
    negations = view.scan(content).found.get((WORDS, _NEGATIONS), ())
    first = bisect_left(negations, (unit.span.start if unit else span.start,))
    return first < len(negations) and negations[first].start < span.start
