"""Columns in UTF-8, UTF-16 and UTF-32 units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.text.encoding import Encoding, from_units, to_units

LINE = "aé漢😀b"


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [
        (Encoding.UTF8, [0, 1, 3, 6, 10, 11]),
        (Encoding.UTF16, [0, 1, 2, 3, 5, 6]),
        (Encoding.UTF32, [0, 1, 2, 3, 4, 5]),
    ],
)
def test_each_code_point_has_its_units(encoding: Encoding, columns: list[int]) -> None:
    assert [to_units(LINE, column, encoding) for column in range(6)] == columns
    assert [from_units(LINE, units, encoding) for units in columns] == list(range(6))


@pytest.mark.parametrize(("encoding", "units"), [(Encoding.UTF8, 8), (Encoding.UTF16, 4)])
def test_the_middle_of_a_character_is_its_start(encoding: Encoding, units: int) -> None:
    assert from_units(LINE, units, encoding) == 3


@given(st.text(max_size=20), st.sampled_from(Encoding), st.integers(-3, 90))
def test_any_column_of_any_line_converts(line: str, encoding: Encoding, column: int) -> None:
    units = to_units(line, column, encoding)
    assert from_units(line, units, encoding) == min(max(column, 0), len(line))
    assert 0 <= from_units(line, column, encoding) <= len(line)


@given(st.text(st.characters(), max_size=10))
def test_lone_surrogates_count_too(line: str) -> None:
    line += "\ud800"
    assert to_units(line, len(line), Encoding.UTF16) == to_units(line, len(line) - 1, Encoding.UTF16) + 1
    assert from_units(line, 99, Encoding.UTF8) == len(line)
