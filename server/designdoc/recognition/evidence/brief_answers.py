"""Brief answers: sentences that say something definite about a section for which one sentence is enough.

"What runs today is last week's number, with an error of 31 %" answers what a baseline is asked for. What training or
monitoring is asked for takes more than that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import Mark
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.words.counting import count_words

_FEWEST_WORDS = 8
"""The fewest words of an answer; fewer are a name ("Baseline: logistic regression")."""
_TOGETHER = 2
"""How many different terms of a section in one sentence say more than that there is such a thing."""


class BriefAnswer(NamedTuple):
    """A sentence or item that says something definite: how many different ``strong`` terms stand in it beside each
    other, and its marks.
    """

    strong: int
    marks: tuple[Mark, ...]


def brief_answers_in(
    content: PassageContent, scan: Scan, unsaid: frozenset[int], sections: Collection[str]
) -> Mapping[str, BriefAnswer]:
    """For each of ``sections``, the answer with the most strong terms; ``unsaid`` are the units that ask or say what
    is left out.
    """
    found: dict[str, BriefAnswer] = {}
    for section in scan.marks.keys() & sections:
        by_unit: dict[int, list[Mark]] = defaultdict(list)
        for mark in scan.marks[section]:
            if mark.counts and mark.unit not in unsaid:
                by_unit[mark.unit].append(mark)
        for unit, marks in by_unit.items():
            named = [mark for mark in marks if mark.kind != v.WEAK]
            strong = _side_by_side(scan, named) if len(named) > 1 else len(named)
            most = found[section].strong if section in found else 0
            if strong > most and _is_definite(content, scan, unit, marks):
                found[section] = BriefAnswer(strong, tuple(marks))
    return found


def _is_definite(content: PassageContent, scan: Scan, unit: int, marks: list[Mark]) -> bool:
    """Whether a unit is a full sentence or item with a second term of the section, or one that names it and holds a
    figure or the name of a tool or model. A row of a table gives the same of each of its subjects, whichever they are.
    """
    kind, span, *_ = content.units[unit]
    if kind is UnitKind.ROW or count_words(content.reading[span.start : span.end]) < _FEWEST_WORDS:
        return False
    if _side_by_side(scan, marks) >= _TOGETHER:
        return True
    named = any(mark.kind not in (v.WEAK, v.DESCRIBING) for mark in marks)
    return named and (_has_figure(content, scan, unit) or _has_name(scan, unit))


def _side_by_side(scan: Scan, marks: Iterable[Mark]) -> int:
    """How many different terms stand beside each other: "labels are" in "labels are mature" is no second one."""
    terms: set[str] = set()
    end = 0
    placed = ((scan.units[mark.unit].places[mark.place], mark.term) for mark in marks)
    for (start, own_end), term in sorted(placed):
        if start >= end:
            terms.add(term)
        end = max(end, own_end)
    return len(terms)


def _has_figure(content: PassageContent, scan: Scan, unit: int) -> bool:
    span = content.units[unit].span
    return any(span.contains(quantity.span.start) for quantity in scan.quantities)


def _has_name(scan: Scan, unit: int) -> bool:
    return any(mark.kind == v.NAME for mark in scan.units[unit].marks)
