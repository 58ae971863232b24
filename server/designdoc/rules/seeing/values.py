"""Values of front matter in messages."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.text import Span
from designdoc.text.in_messages import quoted


def value_in_message(document: Document, value: object, place: Span | None) -> str:
    """The value that stands at a place, as a message quotes it: a text without its quotation marks, and anything else
    as the author wrote it.
    """
    return quoted(str(value) if isinstance(value, str) or place is None else document.text[place.start : place.end])
