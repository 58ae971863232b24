"""A metric has a value that it cannot have, or should not have."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from designdoc.document.model import UnitKind
from designdoc.packs.model import Metric, Pack
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.terms.vocabulary import METRIC
from designdoc.records import record, replace
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.figures.statements import Statement, statements
from designdoc.rules.figures.tables import cell_at, quantities_in, rows, table_blocks
from designdoc.rules.seeing.named import named
from designdoc.rules.seeing.needs import NAMED_METRIC, NUMBER, PERCENT, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_STATING = (
    "[:=]|is|was|reaches|reached|(?:climbs|climbed|rises|rose|goes up|went up|gets|got) (?:to|from)|равн[аоы]?|равен"
    "|составил[аио]?|составляет|достиг(?:ает|ла|ло|ли)?|为|達到|达到|是|は|es|é|est|ist|beträgt|erreichte?"
    "|liegt bei|lag bei|steigt auf|stieg auf|alcanza|alcanzó|llega a|llegó a|atinge|atingiu|chega a|chegou a|atteint"
)
"""What tells the value of a metric, also where the words for a data set stand between."""
_JOINING = f"{_STATING}|[:=~≈<>≤≥—–-]+|of|at|about|von|de"
_WHERE = r"[ ](?:on|in|for|over|на|в|за|am|auf|im|bei|en|em|no|na|sur|dans)(?:[ ][^\W\d_]+(?:-[^\W\d_]+)*){1,4}"
_GAP = regex(
    rf"(?:@[0-9kK]+)?[ ]*(?:\([^()0-9]{{0,12}}\)[ ]*)?(?:(?:{_JOINING})?|{_WHERE}[ ]?(?:{_STATING}))[ ]*"
    r"(?:about[ ]|above[ ]|over[ ]|under[ ]|below[ ]|at least[ ])?[~≈<>≤≥=]*[ ]*",
    re.IGNORECASE,
)
_CUT_OFF = regex(r"[ ]+at[ ]", re.IGNORECASE)
_FORMULA = regex(r"[ ]*[*×·/+^]|[ ]*-[ ]")
_WORD_AFTER = regex(
    r"[ ]?(?![ ]?(?:on|in|at|for|with|and|or|after|over|against|by|from|as|but|when|auf|im|bei|für|mit|nach|und"
    r"|на|в|для|при|по|и|en|con|para|y|sur|dans|avec|pour|et|no|na|em|com|e)\b)[^\W\d_%]"
)
_PLAIN_LIMIT = Decimal(2)
"""Below this, a number above 1 is no percentage of a metric that should be high."""
_MOST_PERCENT = Decimal(100)
"""Above this, a bare number is no level of a metric, be it as a share or a percentage."""


@record
class Options:
    """``metrics`` restricts the check to some metrics, ``range`` replaces their own range. A statement with one of the
    ``changes`` speaks of a difference; one with one of the ``exempt`` words does not promise the value.
    """

    changes: tuple[str, ...]
    exempt: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    range: tuple[float, float] | None = None


class _Bounds(NamedTuple):
    """What a metric may reach. ``judged`` are the bounds that hold by themselves, where a rule narrows them: a value
    outside of those is another rule's business.
    """

    low: Decimal
    high: Decimal
    higher_is_better: bool
    judged: tuple[Decimal, Decimal] | None = None


@passage_check(has(NAMED_METRIC), has(NUMBER, PERCENT))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each impossible value of a metric, in prose or in a table."""
    metrics = _metrics(passage, options)
    if not metrics:
        return
    for statement in statements(passage):
        if _is_about_levels(statement, options):
            for name, quantity, bounds in _in_prose(passage, statement, metrics):
                if not _possible(quantity, bounds):
                    yield _hit(passage, name, quantity, bounds)
    for name, quantity, bounds in _in_columns(passage, metrics, options):
        if not _possible(quantity, bounds):
            yield _hit(passage, name, quantity, bounds)


def _metrics(passage: PassageView, options: Options) -> list[tuple[Span, _Bounds]]:
    """Where metrics with two bounds are named. Of metrics that share a name the first one counts."""
    known = passage.of_pack(_metrics_by_id)
    by_place: dict[Span, str] = {}
    for span, metric_id in named(passage.scan, METRIC):
        by_place.setdefault(span, metric_id)
    bounds = ((span, _bounds(known[id_], options)) for span, id_ in by_place.items() if id_ in known)
    return [(span, found) for span, found in bounds if found is not None]


def _metrics_by_id(pack: Pack, language: str) -> dict[str, Metric]:
    return {metric.id: metric for metric in pack.metrics}


def _bounds(metric: Metric, options: Options) -> _Bounds | None:
    if options.metrics and metric.id not in options.metrics:
        return None
    low, high = options.range or metric.range or (None, None)
    if low is None or high is None:
        return None
    judged = tuple(Decimal(str(bound)) for bound in metric.range) if options.range and metric.range else ()
    return _Bounds(
        Decimal(str(low)),
        Decimal(str(high)),
        metric.higher_is_better is not False,
        (judged[0], judged[1]) if judged else None,
    )


def _is_about_levels(statement: Statement, options: Options) -> bool:
    text = statement.context
    return not any(word in text for word in (*options.changes, *options.exempt))


def _in_prose(
    passage: PassageView, statement: Statement, metrics: list[tuple[Span, _Bounds]]
) -> Iterator[tuple[str, Quantity, _Bounds]]:
    """Each metric with the number that directly follows it."""
    reading = passage.content.reading
    inside = _inside(statement.span, metrics)
    numbers = statement.numbers
    for number, (span, bounds) in enumerate(inside):
        quantity = next((q for q in numbers if q.span.start >= span.end), None)
        following = inside[number + 1][0] if number + 1 < len(inside) else None
        if quantity is None or (following and following.start < quantity.span.start):
            continue
        quantity = _upper_end(quantity)
        if not _GAP.fullmatch(reading, span.end, quantity.span.start) or not _is_value(reading, quantity):
            continue
        cut_off = quantity.measure is Measure.NUMBER and quantity.value > 1
        if cut_off and _CUT_OFF.match(reading, span.end):
            continue
        if _labels(passage, statement, span, quantity):
            yield passage.quote(span), quantity, bounds


def _upper_end(quantity: Quantity) -> Quantity:
    """The upper one of two levels, "from 0.71 to 0.83", which is as impossible as it would be alone."""
    if quantity.is_range and quantity.low <= 1 and quantity.high != quantity.high.to_integral_value():
        return replace(quantity, low=quantity.high)
    return quantity


def _labels(passage: PassageView, statement: Statement, metric: Span, value: Quantity) -> bool:
    """Whether a metric can label a value: in one cell with it, or in the first cell of its row. In another cell it is
    one thing that is said about the row, as the value is.
    """
    if statement.unit.kind is not UnitKind.ROW:
        return True
    text, start = passage.content.text, statement.span.start
    together = "|" not in text[metric.end : value.span.start]
    return together or "|" not in text[start : metric.start].lstrip().removeprefix("|")


def _inside(place: Span, metrics: list[tuple[Span, _Bounds]]) -> list[tuple[Span, _Bounds]]:
    first = bisect_left(metrics, place.start, key=lambda metric: metric[0].start)
    last = bisect_left(metrics, place.end, key=lambda metric: metric[0].start)
    return metrics[first:last]


def _in_columns(
    passage: PassageView, metrics: list[tuple[Span, _Bounds]], options: Options
) -> Iterator[tuple[str, Quantity, _Bounds]]:
    """Each metric that heads a column with the numbers below it."""
    for block in table_blocks(passage.content):
        table = block.table
        for column, cell in enumerate(table.header if table else ()):
            text = passage.content.reading[cell.span.start : cell.span.end].strip()
            headed = [m for m in _inside(cell.span, metrics) if len(text) <= len(passage.quote(m[0])) + 4]
            if len(headed) != 1 or table is None or any(w in text.lower() for w in (*options.changes, *options.exempt)):
                continue
            for row in rows(table):
                inside = quantities_in(passage, below) if (below := cell_at(row, column)) else ()
                exempt = any(w in cell.text.lower() for cell in row for w in (*options.exempt, *options.changes))
                if len(inside) == 1 and not exempt and _is_value(passage.content.reading, inside[0]):
                    yield passage.quote(headed[0][0]), inside[0], headed[0][1]


def _is_value(reading: str, quantity: Quantity) -> bool:
    """Whether a number can be the level of a metric: a share, and no factor of a formula."""
    if quantity.measure not in (Measure.NUMBER, Measure.PERCENT) or quantity.unit == "pp" or quantity.change:
        return False
    end = quantity.span.end
    if quantity.is_range or quantity.percentile is not None or _FORMULA.match(reading, end):
        return False
    return not (quantity.measure is Measure.NUMBER and _WORD_AFTER.match(reading, end) and quantity.value > 1)


def _possible(quantity: Quantity, bounds: _Bounds) -> bool:
    """Whether some way to write the value fits the range. A bare number up to 100 may be a percentage; between 1 and 2
    nobody means a percentage of a metric that should be high, and above 100 nobody means a level at all.
    """
    if quantity.measure is Measure.NUMBER and quantity.value > _MOST_PERCENT and bounds.high == 1:
        return True  # A cut-off, a length or a count: nobody writes a share of 200.
    if bounds.judged is not None and not _possible(quantity, _Bounds(*bounds.judged, bounds.higher_is_better)):
        return True
    values = [quantity.base, *(v * quantity.factor for v in quantity.alternatives)]
    if any(bounds.low <= v <= bounds.high for v in values):
        return True
    if quantity.measure is Measure.PERCENT or bounds.high > 1:
        return False
    value = quantity.value
    if value > 1 and value < _PLAIN_LIMIT and bounds.higher_is_better:
        return False
    return bounds.low <= value / 100 <= bounds.high if value > 1 else False


def _hit(passage: PassageView, name: str, quantity: Quantity, bounds: _Bounds) -> Hit:
    factor, sign = (100, "%") if quantity.measure is Measure.PERCENT else (1, "")
    low, high = (f"{(bound * factor).normalize():f}{sign}" for bound in bounds[:2])
    values = {"metric": name, "value": passage.quote(quantity.span), "range": f"{low} and {high}"}
    return Hit(quantity.span, values)
