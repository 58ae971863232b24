"""Edits of a document, parsed as an editor's server parses them."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.document.incremental import reparse
from designdoc.text import Span


def edited(document: Document, start: int, end: int, insertion: str) -> Document:
    """The document with other text from ``start`` to ``end``, of which only what the edit touched is parsed again."""
    text = document.text[:start] + insertion + document.text[end:]
    return reparse(document, text, Span(start, end), len(insertion))
