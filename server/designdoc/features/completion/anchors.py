"""Completion of anchors inside a link's destination: of the document's own headings, or of those in another file."""

from __future__ import annotations

from collections.abc import Callable

from designdoc.document.document import Document
from designdoc.features.completion.item import Item, ItemKind
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_DESTINATION = regex(
    r"(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]+)(?P<begin><?)(?P<file>[^\s()<>#]*)(?P<hash>#?)(?P<typed>[^\s()<>]*)$"
)
_BETWEEN = regex(r"(?:\]\(|^ {0,3}\[[^\]]+\]:[ \t]+)<(?P<file>[^()<>#]*)(?P<hash>#)(?P<typed>[^()<>]*)$")


def complete_anchors(document: Document, offset: int, there: Callable[[str], Document | None]) -> list[Item] | None:
    """The anchors that a link at an offset may name, after ``](``, ``](#`` or ``](other.md#``, and in link definitions;
    ``None`` elsewhere. ``there`` gives the document to which the destination of a link leads.
    """
    before = document.text[document.lines.line_start(document.lines.line_of(offset)) : offset]
    found = _DESTINATION.search(before) or _BETWEEN.search(before)
    if found is None or (found["file"] and not found["hash"]):
        return None
    target = there(found["file"]) if found["file"] else document
    if target is None:
        return None
    span = Span(offset - len(found["hash"]) - len(found["typed"]), offset)
    return [
        Item(
            ItemKind.ANCHOR,
            f"#{anchor}",
            target.text[heading.start : heading.end].strip("# \n"),
            TextEdit(span, f"#{anchor}"),
            f"#{anchor}",
        )
        for anchor, heading in target.anchors.items()
    ]
