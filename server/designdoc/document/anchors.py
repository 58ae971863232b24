"""Anchors: the names by which links reach headings, made as GitHub makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from designdoc.document.model import LabelKind, PassageContent
from designdoc.document.remembered import remembered
from designdoc.text import Span
from designdoc.text.regex import regex

Linkable = tuple[tuple[str, Span], ...]
"""Headings by their texts, without markup, and their places in the passage."""

_DROPPED = regex(r"[^\w\- ]")


@remembered
def linkable(content: PassageContent) -> Linkable:
    """The texts and places of a passage's heading and of those nested in its lists and quotes: links lead there."""
    own = [(content.heading.text, content.heading.span)] if content.heading else []
    nested = (LabelKind.NESTED_HEADING, LabelKind.HTML_HEADING)
    return (*own, *((label.text, label.span) for label in content.labels if label.kind in nested))


@lru_cache(maxsize=4_000)
def slug(heading: str) -> str:
    """The anchor GitHub gives a heading with this text, before numbering."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


@lru_cache(maxsize=4)
def numbered(headings: Sequence[str]) -> tuple[str, ...]:
    """The anchors of headings in their order; repeated ones get ``-1``, ``-2`` and so on.

    Few edits touch a heading, so the last answers are kept.
    """
    used: dict[str, int] = {}
    anchors = []
    for heading in headings:
        base = anchor = slug(heading)
        while anchor in used:
            used[base] += 1
            anchor = f"{base}-{used[base]}"
        used[anchor] = 0
        anchors.append(anchor)
    return tuple(anchors)
