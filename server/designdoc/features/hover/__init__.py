"""Hover: what designdoc knows about the place under the cursor."""

from __future__ import annotations

from designdoc.features.hover import front_matter, glossary, heading, numbers, sounding, suppression
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject

__all__ = ["HoverCard", "hover"]

_PROVIDERS = (suppression.hover, front_matter.hover, heading.hover, numbers.hover, glossary.hover, sounding.hover)


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The card for an offset; ``None`` where there is nothing to say.

    Where several have something to say ("5,000 requests per second" is a number and the name of a metric), all do.
    """
    cards = [card for provider in _PROVIDERS if (card := provider(subject, offset)) is not None]
    if not cards:
        return None
    return HoverCard(cards[0].span, "\n\n---\n\n".join(card.markdown for card in cards))
