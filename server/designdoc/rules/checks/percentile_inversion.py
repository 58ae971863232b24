"""A higher percentile of a quantity is smaller than a lower one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from designdoc.document.model import Table
from designdoc.findings import Fix, Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.figures.statements import statements
from designdoc.rules.figures.subjects import subjects
from designdoc.rules.figures.tables import cell_at, quantities_in, rows, table_blocks
from designdoc.rules.needs import FIGURE, PERCENTILE, TABLE, has
from designdoc.rules.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_PERCENTILE = regex(r"\s*[pP]([0-9]{2}(?:\.[0-9]{1,2})?)\b[^0-9]*")
_MARKER = regex(r"\bt?p[0-9.]+|[0-9.]+(?:st|nd|rd|th) percentile|median|percentile")
_MEASURES = (Measure.DURATION, Measure.BYTES)


@passage_check(has(PERCENTILE, TABLE), has(FIGURE))
def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each pair in a statement, or in a row whose columns are percentiles, that is the wrong way round."""
    for statement in statements(passage):
        markers = (
            set(_MARKER.findall(statement.text.lower())) if any(q.percentile for q in statement.numbers) else set()
        )
        found = [
            (quantity, subject)
            for quantity, subject in subjects(statement, statement.numbers if markers else (), markers)
            if quantity.percentile is not None and quantity.measure in _MEASURES and not quantity.is_range
        ]
        for (first, about), (second, about_second) in combinations(found, 2):
            same = (first.measure, first.per, about) == (second.measure, second.per, about_second)
            if same and first.percentile != second.percentile:
                yield from _judge(passage, (first, str(first.percentile)), (second, str(second.percentile)))
    for block in table_blocks(passage.content):
        if block.table is not None:
            yield from _columns(passage, block.table)


def _columns(passage: PassageView, table: Table) -> Iterator[Hit]:
    headed = [(i, m.group(1)) for i, cell in enumerate(table.header) if (m := _PERCENTILE.fullmatch(cell.text))]
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


def _judge(passage: PassageView, first: tuple[Quantity, str], second: tuple[Quantity, str]) -> Iterator[Hit]:
    low, high = sorted((first, second), key=lambda pair: float(pair[1]))
    if high[0].base >= low[0].base:
        return
    values = {
        "high": high[1],
        "high_value": passage.quote(high[0].span),
        "low": low[1],
        "low_value": passage.quote(low[0].span),
    }
    edits = [
        TextEdit(low[0].span, passage.quote(high[0].span)),
        TextEdit(high[0].span, passage.quote(low[0].span)),
    ]
    fix = Fix("Swap the two values", False, tuple(sorted(edits, key=lambda edit: edit.span)))
    yield Hit(high[0].span, values, related=(Related(f"p{low[1]}", low[0].span),), fixes=(fix,))
