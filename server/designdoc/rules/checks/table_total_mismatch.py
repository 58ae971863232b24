"""The rows of a table do not add up to its total row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from designdoc.document.model import Cell, Table
from designdoc.findings import Fix
from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.recognition.quantities.style import in_style_of, plain
from designdoc.records import record, replace
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.separators import in_thousands, is_doubtful
from designdoc.rules.figures.statements import statements, within
from designdoc.rules.figures.tables import cell_at, figure_in, rows, table_blocks
from designdoc.rules.seeing.needs import FIGURE, TABLE, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_PERCENTILE = regex(r"(?<![^\W_])[pP][0-9]{2}|percentil|quantil|перцентил|分位|パーセンタイル|백분위", re.IGNORECASE)
_BOLD = ("**", "__")
_BLANK = frozenset(["", "-", "–", "—", "n/a", "N/A"])
_TOLERANCE = Decimal("0.02")
"""How far, as a share, a total may be from the sum of its rows."""
_ROUGH_TOLERANCE = Decimal("0.15")
"""The same for a total that is said to be rough."""
_WORD = regex(r"[^\W\d_]+")
_BRACKETS = regex(r"[(\[（][^()\[\]（）]*[)\]）]")
_FEWEST_ROWS = 2
"""The fewest rows that a total can sum up."""
_CONVERTIBLE = (Measure.DURATION, Measure.BYTES)
_COLUMN_UNITS = (*_CONVERTIBLE, Measure.MONEY, Measure.PERCENT)


@record
class Options:
    """``total`` is the word list of total rows, ``of`` the words that may follow one of them in the title of a row:
    with any other word ("Total dist size") it counts what the rows do not list. ``overlapping`` words say that rows are
    not simply added, wherever they stand; those of ``inside`` say so in the table or before it.
    """

    total: WordList
    of: tuple[str, ...]
    overlapping: tuple[str, ...]
    inside: tuple[str, ...]


@passage_check(has(TABLE), has(FIGURE), mentions("total"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each column whose total differs from the sum of its rows."""
    blocks = table_blocks(passage.content)
    spoken = list(statements(passage)) if blocks else []
    if any(word in statement.context for statement in spoken for word in options.overlapping):
        return
    for block in blocks:
        own = (statement.context for statement in spoken if statement.frame.table is block.table)
        if block.table is not None and not any(word in text for text in own for word in options.inside):
            yield from _columns(passage, block.table, options)


def _columns(passage: PassageView, table: Table, options: Options) -> Iterator[Hit]:
    body = list(rows(table))
    total = _total_row(passage, table, body, options)
    parts = [row for row in body if row is not total]
    if total is None or len(parts) < _FEWEST_ROWS or any(_is_total(passage, row, options) for row in parts):
        return
    columns = [column for i in range(1, len(table.header)) if (column := _summed(passage, table, parts, total, i))]
    remainders = [column.stated.value - column.sum for column in columns]
    for column, remainder in zip(columns, remainders, strict=True):
        # Totals that exceed several columns by the same amount hold rows that the table leaves out.
        if remainder <= 0 or sum(_is_near(remainder, other) for other in remainders) == 1:
            yield from _judge(passage, column)


class _Column(NamedTuple):
    """A column that can be added up: its numbers in the unit of the total, and the total that is stated."""

    header: Cell
    values: list[Quantity]
    stated: Quantity

    @property
    def sum(self) -> Decimal:
        """What the numbers add up to."""
        return sum((value.value for value in self.values), Decimal(0))


def _is_near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _TOLERANCE * abs(one)


def _summed(
    passage: PassageView, table: Table, parts: list[tuple[Cell, ...]], total: tuple[Cell, ...], index: int
) -> _Column | None:
    """A column of numbers and their total; ``None`` for one that is not added up, as percentiles are not."""
    header = table.header[index]
    stated = None if _PERCENTILE.search(header.text) else figure_in(passage, cell_at(total, index))
    values = _column(passage, parts, index) if stated else None
    if stated is None or values is None or len(values) < _FEWEST_ROWS:
        return None
    converted = _in_one_unit(values, stated, header.text)
    if converted is None or _adds_subtotals(passage, parts, index, stated):
        return None
    return _read_alike(_Column(header, converted, stated))


def _read_alike(column: _Column) -> _Column | None:
    """The column with every "1.200" as twelve hundred, where all its numbers are written so, or the total would be
    smaller than a row; ``None`` where both readings of such a number are left.
    """
    numbers = (*column.values, column.stated)
    doubtful = [number for number in numbers if is_doubtful(number)]
    if not doubtful:
        return column
    if len(doubtful) < len(numbers) and column.stated.value >= max(v.value for v in column.values):
        return None
    return _Column(column.header, [in_thousands(v) for v in column.values], in_thousands(column.stated))


def _adds_subtotals(passage: PassageView, parts: list[tuple[Cell, ...]], index: int, stated: Quantity) -> bool:
    """Whether the rows in bold, or those that are not, give the total by themselves: the others repeat them."""
    source = passage.content.text
    bold = [row for row in parts if source[slice(*row[0].span)].lstrip(" |").startswith(_BOLD)]
    groups = (bold, [row for row in parts if row not in bold])
    sums = [sum((v.value for v in _column(passage, group, index) or ()), Decimal(0)) for group in groups]
    return all(groups) and any(_is_near(found, stated.value) for found in sums)


def _in_one_unit(values: list[Quantity], stated: Quantity, header: str) -> list[Quantity] | None:
    """The numbers in the unit of the total; ``None`` when they count different things. Where only the total has a
    unit, or a period, it is that of the column.
    """
    kinds = {(v.measure, v.noun, v.per) for v in values}
    if kinds == {(Measure.NUMBER, "", ())} and stated.measure in _COLUMN_UNITS:
        return values if stated.unit in header or "(" not in header else None
    bare = {(v.measure, v.noun, ()) for v in values}
    if kinds != {(stated.measure, stated.noun, stated.per)} and kinds | {(stated.measure, stated.noun, ())} != bare:
        return None
    if any(v.unit != stated.unit for v in values) and stated.measure not in _CONVERTIBLE:
        return None
    return [v if v.unit == stated.unit else _converted(v, stated) for v in values]


def _converted(value: Quantity, stated: Quantity) -> Quantity:
    number = value.base / stated.factor
    return replace(value, low=number, high=number, unit=stated.unit, factor=stated.factor)


def _total_row(
    passage: PassageView, table: Table, body: list[tuple[Cell, ...]], options: Options
) -> tuple[Cell, ...] | None:
    """The last row, or a first one that holds nothing but the word: "Total lines" counts one thing of several."""
    if len(body) <= _FEWEST_ROWS:
        return None
    if _is_total(passage, body[-1], options) and _is_of_all(passage, table, body[-1][0], options):
        return body[-1]
    return body[0] if _is_total(passage, body[0], options) and len(body[0][0].text.split()) == 1 else None


def _is_of_all(passage: PassageView, table: Table, title: Cell, options: Options) -> bool:
    """Whether the title of a total row names nothing but what the columns count, or a word for that in general."""
    said = within(title.span, passage.words(options.total))
    text = passage.content.reading[max(span.end for span in said) : title.span.end].lower()
    headers = " ".join(cell.text.lower() for cell in table.header)
    return all(word in options.of or word in headers for word in _WORD.findall(_BRACKETS.sub("", text)))


def _is_total(passage: PassageView, row: tuple[Cell, ...], options: Options) -> bool:
    """Whether the row's first cell begins with a word for a total."""
    if not row:
        return False
    words = within(row[0].span, passage.words(options.total))
    return bool(words) and not passage.content.reading[row[0].span.start : words[0].start].strip()


def _column(passage: PassageView, parts: list[tuple[Cell, ...]], column: int) -> list[Quantity] | None:
    """The numbers of a column; ``None`` when any cell holds something else."""
    values = []
    for row in parts:
        cell = cell_at(row, column)
        if cell is None or cell.text.strip() in _BLANK:
            continue
        figure = figure_in(passage, cell)
        if figure is None:
            return None
        values.append(figure)
    return values


def _judge(passage: PassageView, summed: _Column) -> Iterator[Hit]:
    header, values, stated = summed
    total = summed.sum
    last_digit = max(Decimal(1).scaleb(min(0, int(v.value.as_tuple().exponent))) for v in (*values, stated))
    difference = abs(total - stated.value)
    tolerance = _ROUGH_TOLERANCE if stated.approximate else _TOLERANCE
    if stated.value > total and any(v.comparison is Comparison.AT_LEAST for v in values):
        return
    if (
        not total
        or difference <= max(last_digit, tolerance * abs(total))
        or stated.value < max(v.value for v in values)
    ):
        return
    if stated.measure is Measure.DURATION and stated.value > total:
        return
    if stated.measure is Measure.PERCENT and (stated.value != 100 or abs(total - 100) <= len(values)):
        return  # Shares make a hundred percent; savings and rates are not added.
    if len({v.value for v in values}) == 1 and stated.value == values[0].value:
        return
    text = _written(passage.quote(stated.number_span), stated, total)
    source = passage.content.text
    currency, unit = (
        source[stated.span.start : stated.number_span.start],
        source[stated.number_span.end : stated.span.end],
    )
    whole = f"{currency}{text}{unit}"
    fix = Fix(f"Replace the total with {whole}", (TextEdit(Span(*stated.number_span), text),))
    column = quoted(header.text) or "without a title"
    yield Hit(stated.span, {"column": column, "sum": whole, "total": passage.quote(stated.span)}, fixes=(fix,))


def _written(digits: str, stated: Quantity, total: Decimal) -> str:
    """The right total in the style of the stated one; beside a "1.700" that is seventeen hundred, as "1.500"."""
    if stated.alternatives and stated.value in stated.alternatives and total == total.to_integral_value():
        sign = next(sign for sign in digits if not sign.isdigit())
        return f"{total:,.0f}".replace(",", sign)
    return in_style_of(digits, total) or plain(total)
