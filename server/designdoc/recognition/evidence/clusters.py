"""Clusters: the terms of one section in one paragraph, list or table, and how much they are worth together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from designdoc.document.model import PassageContent, UnitKind
from designdoc.recognition.scanning.units import Mark
from designdoc.recognition.terms import vocabulary as v

_WORTH = {v.STRONG: 1.0, v.NAME: 1.0, v.MEMBER: 1.0, v.DESCRIBING: 1.0, v.WEAK: 0.5}
_WORTH_RELATED = _WORTH | {v.WEAK: 0.75}
_ASKED = 0.5
"""The share of its worth that a term keeps in a question or an instruction: a template asks where a design answers."""
_ALONE = 0.5
"""The share of its worth that a weak term keeps when it stands alone in its sentence, item or row."""
_STREWN = 2.5
"""The most that terms scattered over a list or table are worth: they mention a section, and do not cover it."""


class Cluster(NamedTuple):
    """The terms of one section in one top-level block: their worth, their worth in a passage about a related section,
    whether a strong one is among them, and the marks themselves.
    """

    worth: float
    related_worth: float
    strong: bool
    marks: tuple[Mark, ...]


def clusters_of(marks: Sequence[Mark], content: PassageContent, asked: frozenset[int]) -> tuple[Cluster, ...]:
    """The marks of each top-level block, weighed together; in a list or table, neighbouring items count most."""
    if len(marks) == 1:
        return (_weighed(tuple(marks), asked, listed=False),)
    blocks: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        blocks[content.units[mark.unit].block].append(mark)
    return tuple(
        _weighed(tuple(together), asked, listed=False)
        if content.units[together[0].unit].kind is UnitKind.SENTENCE
        else _densest(tuple(together), asked)
        for together in blocks.values()
    )


def _densest(marks: tuple[Mark, ...], asked: frozenset[int]) -> Cluster:
    """The cluster of a list or table: what two neighbouring items or rows say together.

    Items of one list speak of different things, as the rows of "Technology | Used for" do; the terms of all of them
    are only a mention.
    """
    whole = _weighed(marks, asked, listed=True)
    by_unit: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_unit[mark.unit].append(mark)
    if len(by_unit) == 1 or whole.related_worth <= _STREWN:
        return whole
    pairs = (
        _weighed((*found, *by_unit.get(unit + 1, ())), asked, listed=True) for unit, found in sorted(by_unit.items())
    )
    best = max(pairs, key=_worths)
    worth = max(best.worth, min(whole.worth, _STREWN))
    related = max(best.related_worth, min(whole.related_worth, _STREWN))
    return Cluster(worth, related, whole.strong, best.marks if related > _STREWN else marks)


def _worths(cluster: Cluster) -> tuple[float, float]:
    return cluster.worth, cluster.related_worth


def _weighed(marks: tuple[Mark, ...], asked: frozenset[int], *, listed: bool) -> Cluster:
    """A cluster: each term counts once; what a question or an instruction names counts half, and so does a weak term
    that stands alone in its sentence, item or row: in a long list such words come together by chance.

    All names in one sentence count once, and all in one list or table that is ``listed``: "Prometheus and Grafana" says
    what is used, and not how.
    """
    if len(marks) == 1:
        kind = marks[0].kind
        share = (_ASKED if marks[0].unit in asked else 1.0) * (_ALONE if kind == v.WEAK else 1.0)
        return Cluster(_WORTH[kind] * share, _WORTH_RELATED[kind] * share, kind != v.WEAK, marks)
    worth: dict[object, float] = {}
    related: dict[object, float] = {}
    strong = False
    company: dict[int, int] = {}
    for mark in marks:
        company[mark.unit] = company.get(mark.unit, 0) + 1
    for mark in marks:
        unit, kind = mark.unit, mark.kind
        share = _ASKED if unit in asked else 1.0
        if kind == v.WEAK and company[unit] == 1:
            share *= _ALONE
        said = mark.term if kind != v.NAME else v.NAME if listed else unit
        own, near = _WORTH[kind] * share, _WORTH_RELATED[kind] * share
        if worth.get(said, 0.0) < own:
            worth[said] = own
        if related.get(said, 0.0) < near:
            related[said] = near
        strong = strong or kind != v.WEAK
    return Cluster(sum(worth.values()), sum(related.values()), strong, marks)
