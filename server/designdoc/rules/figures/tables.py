"""Tables as columns of numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from designdoc.document.model import Block, Cell, PassageContent, Table
from designdoc.document.remembered import remembered
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span


@remembered
def table_blocks(content: PassageContent) -> tuple[Block, ...]:
    """The tables of a passage, those in lists included and those in quotes left out."""
    return tuple(_tables(content.blocks))


def _tables(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.table is not None:
            yield block
        elif block.kind != "quote":
            yield from _tables(block.children)


def quantities_in(passage: PassageView, cell: Cell) -> tuple[Quantity, ...]:
    """The quantities that lie inside a cell."""
    quantities = passage.scan.quantities
    first = bisect_left(quantities, cell.span.start, key=lambda quantity: quantity.span.start)
    found = []
    for quantity in quantities[first:]:
        if quantity.span.start >= cell.span.end:
            break
        found.append(quantity)
    return tuple(found)


def cell_at(row: tuple[Cell, ...], column: int) -> Cell | None:
    """The cell of a row in a column; ``None`` where the row is too short."""
    return row[column] if column < len(row) else None


def row_around(content: PassageContent, place: Span) -> tuple[Cell, ...] | None:
    """The body row of a table in whose cells a place lies."""
    body = (row for block in table_blocks(content) if block.table for row in rows(block.table))
    return next((row for row in body if any(cell.span.encloses(place) for cell in row)), None)


def figure_in(passage: PassageView, cell: Cell | None) -> Quantity | None:
    """The one plain number that fills a cell."""
    found = quantities_in(passage, cell) if cell else ()
    if cell is None or len(found) != 1 or found[0].is_range or found[0].parts or found[0].measure is Measure.DATE:
        return None
    figure = found[0]
    reading = passage.content.reading
    around = reading[cell.span.start : figure.span.start] + reading[figure.span.end : cell.span.end]
    return figure if not around.strip(" ~≈<>≤≥*_()") else None


def rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The body rows that hold any text."""
    return (row for row in table.rows if any(cell.text.strip() for cell in row))
