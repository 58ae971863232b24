"""How far two sequences are equal from their start: two texts, or what is known of the passages around an edit."""

from __future__ import annotations

from collections.abc import Sequence


def common_start(one: Sequence[object], other: Sequence[object]) -> int:
    """The number of items that two sequences (of characters or objects) share at their start.

    Whole stretches are compared at once, half as long each time that they differ, so that it runs at the speed of C.
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
