"""HoverCard: a piece of Markdown and the text it is about."""

from __future__ import annotations

from designdoc.records import record
from designdoc.text import Span


@record
class HoverCard:
    """``markdown`` explains the text of ``span``."""

    span: Span
    markdown: str
