"""TextEdit: one replacement in a text."""

from __future__ import annotations

from designdoc.records import record
from designdoc.text.span import Span


@record
class TextEdit:
    """Replace the text of ``span`` by ``text``.

    ``snippet`` is the same text with tab stops in LSP snippet syntax (``${1:default}``, ``$0``), for editors that can
    insert one; ``None`` where the edit has no tab stops.
    """

    span: Span
    text: str
    snippet: str | None = None
