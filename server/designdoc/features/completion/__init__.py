"""Completion: what could stand at the cursor, the most useful first."""

from __future__ import annotations

from designdoc.features.completion import front_matter, metrics, sections, suppressions
from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.features.subject import Subject

__all__ = ["Item", "ItemKind", "complete"]

_PROVIDERS = (suppressions.complete, front_matter.complete, sections.complete, metrics.complete)
"""In order: the first that knows the place answers. ``None`` means "not my place", an empty list "nothing fits"."""


def complete(subject: Subject, offset: int) -> list[Item]:
    """The items for an offset, in the order in which they should be shown."""
    cursor = Cursor(subject, offset)
    for provider in _PROVIDERS:
        items = provider(cursor)
        if items is not None:
            return items
    return []
