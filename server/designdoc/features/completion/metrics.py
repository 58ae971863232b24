"""Completion of metric names, in sections where metrics are discussed."""

from __future__ import annotations

import re

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.packs.model import Metric
from designdoc.text import TextEdit

_WORD = re.compile(r"[\w@/-]*$")
_LEAST_TYPED = 2


def complete(cursor: Cursor) -> list[Item] | None:
    """The metrics whose name begins with the word at the cursor; those that fit the section first."""
    kinds = _kinds_here(cursor)
    word = _WORD.search(cursor.before)
    typed = word.group() if word else ""
    if not kinds or len(typed) < _LEAST_TYPED:
        return None
    wanted = typed.casefold()
    found = [(metric, name) for metric in cursor.subject.pack.metrics for name in metric.names]
    fitting = [(metric, name) for metric, name in found if name.casefold().startswith(wanted)]
    fitting.sort(key=lambda item: (item[0].kind not in kinds, item[1].casefold()))
    return [_item(cursor, typed, metric, name) for metric, name in fitting]


def _kinds_here(cursor: Cursor) -> frozenset[str]:
    """The kinds of metric that the cursor's section is about: ``online-metrics`` is about online ones."""
    subject = cursor.subject
    passage = subject.document.passage_at(cursor.offset)
    sections = subject.view.scope[passage.index].sections
    kinds = {metric.kind for metric in subject.pack.metrics}
    return frozenset(kind for kind in kinds if f"{kind}-metrics" in sections)


def _item(cursor: Cursor, typed: str, metric: Metric, name: str) -> Item:
    edit = TextEdit(cursor.typed(len(typed)), name)
    return Item(ItemKind.METRIC, name, f"{metric.kind} metric", edit, name, metric.id)
