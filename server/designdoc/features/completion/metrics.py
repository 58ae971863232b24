"""Completion of metric names, in sections where metrics are discussed."""

from __future__ import annotations

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.packs.model import Metric
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_WORD = regex(r"[\w@/-]*$")
_LEAST_TYPED = 2
"""How many letters must be typed before names of metrics are offered."""


def complete(cursor: Cursor) -> list[Item] | None:
    """The metrics whose name begins with the word at the cursor; those of the section's kind first."""
    names = _names_here(cursor)
    word = _WORD.search(cursor.before)
    typed = word.group() if word else ""
    if not any("metric" in name for name in names) or len(typed) < _LEAST_TYPED:
        return None
    wanted = typed.casefold()
    found = [(metric, name) for metric in cursor.subject.pack.metrics for name in metric.names]
    fitting = [(metric, name) for metric, name in found if name.casefold().startswith(wanted)]
    fitting.sort(key=lambda item: (not any(item[0].kind in name for name in names), item[1].casefold()))
    return [_item(cursor, typed, metric, name) for metric, name in fitting]


def _names_here(cursor: Cursor) -> list[str]:
    """The names of the sections that the cursor is in: one of them says whether metrics are the subject, and which."""
    subject = cursor.subject
    passage = subject.document.passage_at(cursor.offset)
    sections = (subject.section(id_) for id_ in subject.view.scope[passage.index].sections)
    return [name.casefold() for s in sections if s is not None for name in (s.title, *s.synonyms.get("en", ()))]


def _item(cursor: Cursor, typed: str, metric: Metric, name: str) -> Item:
    edit = TextEdit(cursor.typed(len(typed)), name)
    return Item(ItemKind.METRIC, name, f"{metric.kind} metric", edit, name, metric.id)
