"""How far two sequences are equal at either end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designdoc.text.common_ends import common_end, common_start

sequences = st.text("ab", max_size=12) | st.lists(st.integers(0, 1), max_size=12)


def counted(one, other) -> int:
    """The same, item by item."""
    number = 0
    while number < min(len(one), len(other)) and one[number] == other[number]:
        number += 1
    return number


@given(sequences, sequences)
def test_the_common_ends_are_those_that_counting_finds(one, other) -> None:
    assert common_start(one, other) == counted(one, other)
    assert common_end(one, other) == counted(one[::-1], other[::-1])
