"""The outline: which passage lies under which, from the levels of their headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Outline(NamedTuple):
    """For each passage its parent, its children and the index after its last descendant."""

    levels: tuple[int, ...]
    parents: tuple[int | None, ...]
    children: tuple[tuple[int, ...], ...]
    subtree_ends: tuple[int, ...]


def outline(levels: Sequence[int]) -> Outline:
    """The outline of passages with these heading levels; level 0 (text before the first heading) has no children."""
    parents: list[int | None] = []
    children: list[list[int]] = [[] for _ in levels]
    ends = [len(levels)] * len(levels)
    above: list[int] = []
    for index, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            ends[above.pop()] = index
        parents.append(above[-1] if above else None)
        if above:
            children[above[-1]].append(index)
        if level:
            above.append(index)
        else:
            ends[index] = index + 1
    return Outline(tuple(levels), tuple(parents), tuple(map(tuple, children)), tuple(ends))
