"""HoverCard: a piece of Markdown and the text it is about."""

from __future__ import annotations

from dataclasses import dataclass

from designdoc.text import Span


@dataclass(frozen=True, slots=True)
class HoverCard:
    """``markdown`` explains the text of ``span``."""

    span: Span
    markdown: str
