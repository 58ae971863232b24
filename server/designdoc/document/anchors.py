"""Anchors: the names by which links reach headings, made as GitHub makes them."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.text.regex import regex

_DROPPED = regex(r"[^\w\- ]")


def slug(heading: str) -> str:
    """The anchor GitHub gives a heading with this text, before numbering."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


def numbered(headings: Iterable[str]) -> list[str]:
    """The anchors of headings in their order; repeated ones get ``-1``, ``-2`` and so on."""
    used: dict[str, int] = {}
    anchors = []
    for heading in headings:
        base = anchor = slug(heading)
        while anchor in used:
            used[base] += 1
            anchor = f"{base}-{used[base]}"
        used[anchor] = 0
        anchors.append(anchor)
    return anchors
