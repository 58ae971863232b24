"""Rows: the rows of tables, each of which is read together with the header: "Aim | Today | Goal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from designdoc.document.model import Unit, UnitKind
from designdoc.recognition.scanning.unit_scan import UnitText
from designdoc.recognition.scanning.units import Mark, UnitTerms
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.vocabulary import Group, Vocabulary


def complete_in_rows(
    vocabulary: Vocabulary, units: Sequence[Unit], texts: Sequence[UnitText], terms: list[UnitTerms]
) -> None:
    """Complete the groups that describe a section and have some of their members in the header of a table. The first
    row that holds what the header lacks describes the section. Groups of one word are left out: not every number below
    "Item" counts items.
    """
    group_of = vocabulary.group_of
    for header, rows in _rows_below_headers(units):
        named = terms[header].parts
        for group in dict.fromkeys(group_of[part] for part in sorted(named)):
            complete = named.issuperset(group.parts) and texts[header].holds(group.quantities)
            if complete or group.kind != v.DESCRIBING or len(group.parts) == 1:
                continue
            lacking = set(group.parts) - named
            for row in rows:
                if lacking <= terms[row].parts and texts[row].holds(group.quantities):
                    terms[row] = _with(group, terms[row], units[row], row)
                    break


def _with(group: Group, terms: UnitTerms, unit: Unit, number: int) -> UnitTerms:
    """What a row says with its header."""
    if any(mark.kind == v.DESCRIBING and mark.section == group.owner for mark in terms.marks):
        return terms
    mark = Mark(number, len(terms.places), v.DESCRIBING, group.label, group.owner, counts=True, hints=True)
    whole = (0, unit.span.end - unit.span.start)
    return terms._replace(places=(*terms.places, whole), marks=(mark, *terms.marks))


def _rows_below_headers(units: Sequence[Unit]) -> Iterator[tuple[int, range]]:
    """The header of each table with the rows below it."""
    for (_, kind), run in groupby(enumerate(units), key=lambda numbered: (numbered[1].block, numbered[1].kind)):
        if kind is UnitKind.ROW:
            numbers = [number for number, _ in run]
            yield numbers[0], range(numbers[0] + 1, numbers[-1] + 1)
