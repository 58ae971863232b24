"""Together: whether the members of a group stand beside each other, and where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from designdoc.recognition.scanning.units import Place

_TRIED = 4
"""How many places of each member are tried; more in one sentence would be a list of the same word."""


def stretch_of(members: Sequence[Sequence[Place]]) -> Place | None:
    """The stretch from the first to the last of the members of a group, of which each is given by its places.

    One word is not two members: "月に" is no date beside another one, and "一期" stands within "下一期". ``None`` where
    no place of each can be chosen so that no two of them overlap.
    """
    for places in product(*(found[:_TRIED] for found in members)):
        if not any(first < end and start < last for (start, end), (first, last) in combinations(places, 2)):
            return min(start for start, _ in places), max(end for _, end in places)
    return None
