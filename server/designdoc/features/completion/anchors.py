"""Completion of anchors inside a link's destination."""

from __future__ import annotations

from designdoc.features.completion.item import Cursor, Item, ItemKind
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_DESTINATION = regex(r"\]\(<?(#?)([^\s()<>]*)$")


def complete(cursor: Cursor) -> list[Item] | None:
    """The document's anchors, after ``](`` or ``](#``."""
    found = _DESTINATION.search(cursor.before)
    if found is None or (found.group(2) and not found.group(1)):
        return None
    hash_sign, typed = found.groups()
    document = cursor.subject.document
    return [
        Item(
            ItemKind.ANCHOR,
            f"#{anchor}",
            document.text[span.start : span.end].strip("# \n"),
            TextEdit(cursor.typed(len(hash_sign) + len(typed)), f"#{anchor}"),
            f"#{anchor}",
        )
        for anchor, span in document.anchors.items()
    ]
