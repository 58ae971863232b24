"""A latency target does not say which share of the requests must meet it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import PassageContent
from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.fixes.wordings import alternatives
from designdoc.rules.seeing.views import DocumentView, PassageView
from designdoc.text import Span

_PERCENTILE_WORDS = (
    "percentil",
    "median",
    "quantil",
    "перцентил",
    "процентил",
    "медиан",
    "分位",
    "パーセンタイル",
    "백분위",
    "perzentil",
)


@record
class Options:
    """``latency`` and ``average`` and ``maximum`` are word lists; a word of ``exempt`` says that no request waits that
    long (batch work, budgets, caches). Durations of ``longest`` seconds or more are batch work as well. ``usual`` are
    percentiles to choose from.
    """

    sections: tuple[SectionId, ...]
    latency: WordList
    average: WordList
    maximum: WordList
    exempt: tuple[str, ...]
    longest: int = 60
    usual: tuple[int, ...] = (99, 95, 50)


def timed(view: DocumentView, content: PassageContent) -> object:
    """The text of a passage that holds a duration."""
    return content.text if any(q.measure is Measure.DURATION for q in view.scan(content).quantities) else None


@outline_check(timed)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each statement with a latency in figures and no percentile, average, maximum or share, unless the
    same value stands at a percentile in another part of the document.
    """
    for passage in view.passages_of(*options.sections):
        for quantity in _open_latencies(view.passage_view(passage), options):
            if not _has_percentile(view, quantity):
                span = quantity.span.shift(passage.start)
                value = view.document.text[span.start : span.end]
                choices = {f"{value} (p{level})": f" (p{level})" for level in options.usual}
                yield Hit(span, {"value": value}, fixes=alternatives(Span(span.end, span.end), choices))


def _open_latencies(passage: PassageView, options: Options) -> Iterator[Quantity]:
    """The latencies of a passage of which no word beside them says which requests they are those of."""
    if not passage.words(options.latency):
        return
    for statement in statements(passage):
        if not statement.is_header:
            quantity = _latency(passage, statement, options)
            if quantity is not None and not _qualified(passage, statement, options):
                yield quantity


def _has_percentile(view: DocumentView, latency: Quantity) -> bool:
    """Whether the document has this value, however it is written, at a percentile."""
    return any(
        quantity.percentile is not None and (quantity.measure, quantity.base) == (latency.measure, latency.base)
        for content in view.document.contents
        for quantity in view.scan(content).quantities
    )


def _latency(passage: PassageView, statement: Statement, options: Options) -> Quantity | None:
    """The duration of a statement about latency, if it has just one that a user can wait for."""
    times = [q for q in statement.numbers if q.measure is Measure.DURATION and not q.parts]
    if len(times) != 1 or times[0].base >= options.longest or times[0].per or times[0].change:
        return None
    if times[0].comparison in (Comparison.ABOVE, Comparison.AT_LEAST):
        return None  # Nobody wants an answer to take longer; it is a symptom or an alert.
    named = words_in(statement, passage.words(options.latency))
    return times[0] if any(span.start < times[0].span.start for span in named) else None


def _qualified(passage: PassageView, statement: Statement, options: Options) -> bool:
    """Whether the statement, its header or what introduces it says which requests are meant."""
    context = statement.context + "\n" + passage.heading_text.lower()
    if any(q.percentile is not None or q.measure is Measure.PERCENT for q in statement.quantities):
        return True
    if any(word in context for word in (*_PERCENTILE_WORDS, *options.exempt)) or _names_percentile(context):
        return True
    return any(words_in(statement, passage.words(name)) for name in (options.average, options.maximum))


def _names_percentile(context: str) -> bool:
    return any(f"p{level}" in context for level in (50, 75, 90, 95, 99))
