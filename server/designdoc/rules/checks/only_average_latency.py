"""The document gives latency as an average, and no percentile anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.findings import Fix
from designdoc.recognition.quantities import Measure
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.figures.statements import unit_around, within
from designdoc.rules.seeing.sees import with_options
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit

_LONGEST_SECONDS = 60
"""The seconds from which a duration is batch work."""
_REACH = 50
"""How many code points beside a duration can say that it is an average."""


@record
class Options:
    """``latency``, ``average`` and ``maximum`` are word lists; a maximum bounds the tail as a percentile does.
    ``sections`` are where targets stand, ``percentile`` words that speak of percentiles without a number; with the fact
    ``exempt`` nobody waits.
    """

    sections: tuple[SectionId, ...]
    latency: WordList
    average: WordList
    maximum: WordList
    percentile: tuple[str, ...]
    exempt: str = ""


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first average."""
    if options.exempt and view.coverage.holds(options.exempt):
        return
    passages = view.document.passages
    view.looked_at.add(_gives_average(options))
    averages = (
        span.shift(passage.start)
        for passage in view.passages_of(*options.sections)
        for span in _latencies(view, passage.content, options, options.average)
    )
    first = next(averages, None)
    if first is None:
        return
    view.looked_at.add(_gives_more(options))
    if any(_says_more(view, passage.content, options) for passage in passages):
        return
    tail = TextEdit(Span(first.end, first.end), " (p99 …)", " (p99 ${1:200 ms})")
    fix = Fix("Add a percentile", (tail,), asks=True)
    yield Hit(first, {"value": view.document.text[first.start : first.end]}, fixes=(fix,))


def _says_more(view: DocumentView, content: PassageContent, options: Options) -> bool:
    """Whether a passage gives a percentile or a maximum, in figures or in words."""
    if any(q.percentile is not None for q in view.scan(content).quantities):
        return True
    reading = content.reading.lower()
    return any(word in reading for word in options.percentile) or bool(
        _latencies(view, content, options, options.maximum)
    )


def _latencies(view: DocumentView, content: PassageContent, options: Options, kind: str) -> list[Span]:
    """The latencies of a passage beside which a word of the list ``kind`` stands."""
    scan = view.scan(content)
    qualifiers, latencies = (scan.found.get((WORDS, name), ()) for name in (kind, options.latency))
    found = []
    for quantity in scan.quantities if qualifiers and latencies else ():
        if quantity.measure is not Measure.DURATION or quantity.base >= _LONGEST_SECONDS:
            continue
        around = unit_around(content, quantity.span)
        if around and all(_close(around.span, spans, quantity.span) for spans in (qualifiers, latencies)):
            found.append(quantity.span)
    return found


@with_options
def _gives_average(view: DocumentView, content: PassageContent, options: Options) -> object:
    return bool(_latencies(view, content, options, options.average))


_gives_more = with_options(_says_more)


def _close(unit: Span, spans: tuple[Span, ...], place: Span) -> bool:
    near = Span(max(unit.start, place.start - _REACH), min(unit.end, place.end + _REACH))
    return bool(within(near, spans))
