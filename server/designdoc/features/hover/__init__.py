"""Hover: what designdoc knows about the place under the cursor."""

from __future__ import annotations

from designdoc.features.hover import front_matter, glossary, heading, numbers, suppression
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject

__all__ = ["HoverCard", "hover"]

_PROVIDERS = (suppression.hover, front_matter.hover, heading.hover, glossary.hover, numbers.hover)
"""In order: the first that has something to say wins. Their places hardly ever overlap."""


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card for an offset; ``None`` where there is nothing to say."""
    for provider in _PROVIDERS:
        card = provider(subject, offset)
        if card is not None:
            return card
    return None
