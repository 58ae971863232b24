"""A row of a table leaves open what a column of it asks for: a risk without a mitigation, a goal without a measure."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import Cell, Table
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, passage_check
from designdoc.rules.figures.tables import cell_at, rows, table_blocks
from designdoc.rules.seeing.needs import TABLE, belongs, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.in_messages import quoted

_BLANK = frozenset(["", "-", "–", "—", "?", "??", "…", "...", "none", "n/a", "na", "tbd", "нет", "无", "なし", "없음"])


@record
class Options:
    """``columns`` are words in the header of the column that has to be filled in, in tables of the ``sections``."""

    sections: tuple[SectionId, ...]
    columns: tuple[str, ...]


@passage_check(has(TABLE), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each row whose first cell is filled and whose cell in the column is blank. A table in which nothing
    of the column is filled in is a form.
    """
    if not passage.belongs_to(options.sections):
        return
    for block in table_blocks(passage.content):
        if block.table is None:
            continue
        column = _column(block.table, options)
        if column is None or all(_is_blank(cell_at(row, column)) for row in rows(block.table)):
            continue
        for row in rows(block.table):
            cell, subject = cell_at(row, column), row[_subject(block.table)]
            if cell is not None and _is_blank(cell) and not _is_blank(subject):
                yield _hit(subject, cell, block.table.header[column].text)


def _column(table: Table, options: Options) -> int | None:
    """The first column, but for the first of all, whose header has one of the words."""
    named = (
        index
        for index, cell in enumerate(table.header)
        if index and any(word in cell.text.casefold() for word in options.columns)
    )
    return next(named, None)


def _subject(table: Table) -> int:
    """The column that says what the row is about: the first, or the one behind a column of numbers."""
    first = table.header[0].text.strip().casefold()
    return 1 if len(table.header) > 1 and first in ("", "#", "id", "no", "no.", "№", "nr", "nr.") else 0


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or cell.text.strip().strip("*_` ").casefold() in _BLANK


def _hit(subject: Cell, cell: Cell, column: str) -> Hit:
    edit = TextEdit(cell.span, " … " if not len(cell.span) else "…", "${1:" + column.lower().replace("}", "") + "}")
    fix = Fix(f"Fill in '{quoted(column)}'", (edit,), asks=True)
    return Hit(subject.span, {"subject": quoted(subject.text), "column": column.lower()}, fixes=(fix,))
