"""How far two sequences are equal at either end: two texts, or what is known of the passages around an edit.

Whole stretches are compared at once, half as long each time that they differ, so that it runs at the speed of C.
"""

from __future__ import annotations

from collections.abc import Sequence


def common_start(one: Sequence[object], other: Sequence[object]) -> int:
    """The number of items that two sequences (of characters or objects) share at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: Sequence[object], other: Sequence[object]) -> int:
    """The number of items that two sequences share at their end."""
    end, other_end = len(one), len(other)
    low, high = 0, min(end, other_end)
    while low < high:
        middle = (low + high + 1) // 2
        if one[end - middle : end - low] == other[other_end - middle : other_end - low]:
            low = middle
        else:
            high = middle - 1
    return low
