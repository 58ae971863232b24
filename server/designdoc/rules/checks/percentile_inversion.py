"""A higher percentile of a quantity is smaller than a lower one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from designdoc.document.model import Table, UnitKind
from designdoc.findings import Fix, Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.quantities.percentiles import medians
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.figures.separators import readings
from designdoc.rules.figures.statements import Statement, statements
from designdoc.rules.figures.subjects import subjects
from designdoc.rules.figures.tables import cell_at, quantities_in, rows, table_blocks
from designdoc.rules.seeing.needs import FIGURE, PERCENTILE, TABLE, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_PERCENTILE = regex(r"\s*[pP]([0-9]{2}(?:\.[0-9]{1,2})?)\b[^0-9]*")
_MEDIAN = "50"
_MARKER = regex(
    r"\bt?p[0-9.]+|[0-9.]+(?:st|nd|rd|th) percentile|[^\W\d_]*(?:m[eé]dian|медиан|zentil|centil|центил)[^\W\d_]*"
    r"|中位[数數]|中央値|중앙값|중간값"
)
_MEASURES = (Measure.DURATION, Measure.BYTES)
_LOWEST = 5
"""The lowest percentile: P0 to P4 are priorities."""


class _Value(NamedTuple):
    """A number with a percentile, and what it is about."""

    quantity: Quantity
    subject: frozenset[str]


@passage_check(has(PERCENTILE, TABLE), has(FIGURE))
def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each pair in a statement, in neighbouring items or rows, or in a row whose columns are percentiles,
    that is the wrong way round.
    """
    beside: dict[object, list[_Value]] = defaultdict(list)
    for statement in statements(passage):
        found = _values(statement)
        for first, second in combinations(found, 2):
            yield from _compare(passage, first, second)
        if len(found) == 1:
            beside[_neighbours(statement), found[0].subject].append(found[0])
    for found in beside.values():
        if len({value.quantity.percentile for value in found}) == len(found):
            for first, second in combinations(found, 2):
                yield from _compare(passage, first, second)
    for block in table_blocks(passage.content):
        if block.table is not None:
            yield from _columns(passage, block.table)


def _values(statement: Statement) -> list[_Value]:
    """The numbers of a statement that have a percentile."""
    if not any(quantity.percentile for quantity in statement.numbers):
        return []
    markers = set(_MARKER.findall(statement.text.lower()))
    return [
        _Value(quantity, subject)
        for quantity, subject in subjects(statement, statement.numbers if markers else (), markers)
        if _is_percentile(quantity) and quantity.measure in _MEASURES and not quantity.is_range
    ]


def _is_percentile(quantity: Quantity) -> bool:
    """Whether a number has a percentile: P0 to P4 are priorities."""
    return quantity.percentile is not None and quantity.percentile >= _LOWEST


def _neighbours(statement: Statement) -> tuple[object, ...]:
    """What the rows of one table, and the items of one list, have in common; nothing else has it."""
    frame = statement.frame
    if frame.table is not None:
        return (frame.table.header[0].span if frame.table.header else frame.span,)
    return (frame.parent, frame.lead) if statement.unit.kind is UnitKind.ITEM else (statement.span,)


def _compare(passage: PassageView, first: _Value, second: _Value) -> Iterator[Hit]:
    one, other = first.quantity, second.quantity
    same = (one.measure, one.per, first.subject) == (other.measure, other.per, second.subject)
    if same and one.percentile != other.percentile:
        yield from _judge(passage, (one, str(one.percentile)), (other, str(other.percentile)))


def _columns(passage: PassageView, table: Table) -> Iterator[Hit]:
    headed = [(i, level) for i, cell in enumerate(table.header) if (level := _level(cell.text))]
    for row in rows(table) if len(headed) > 1 else ():
        values = []
        for column, percentile in headed:
            cell = cell_at(row, column)
            inside = quantities_in(passage, cell) if cell else ()
            if len(inside) == 1 and not inside[0].is_range and inside[0].measure in (*_MEASURES, Measure.NUMBER):
                values.append((inside[0], percentile))
        for first, second in combinations(values, 2):
            if first[0].measure is second[0].measure:
                yield from _judge(passage, first, second)


def _level(header: str) -> str:
    """The percentile that a column holds; empty for any other column."""
    found = _PERCENTILE.fullmatch(header)
    if found:
        return found.group(1)
    return _MEDIAN if len(header.split()) == 1 and medians(header) else ""


def _judge(passage: PassageView, first: tuple[Quantity, str], second: tuple[Quantity, str]) -> Iterator[Hit]:
    low, high = sorted((first, second), key=lambda pair: float(pair[1]))
    if any(higher.base >= lower.base for lower, higher in readings(low[0], high[0])):
        return
    values = {
        "high": high[1],
        "high_value": passage.quote(high[0].span),
        "low": low[1],
        "low_value": passage.quote(low[0].span),
    }
    # Of values in the same unit only the digits change places: in a list the unit stands behind the last one alone.
    digits = (low[0].unit, low[0].factor) == (high[0].unit, high[0].factor)
    places = [quantity.number_span if digits else quantity.span for quantity in (low[0], high[0])]
    edits = [TextEdit(places[0], passage.quote(places[1])), TextEdit(places[1], passage.quote(places[0]))]
    fix = Fix("Swap the two values", tuple(sorted(edits, key=lambda edit: edit.span)))
    yield Hit(high[0].span, values, related=(Related(f"p{low[1]}", low[0].span),), fixes=(fix,))
