"""Offsets and positions in every encoding, on text where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.lsp.conversion.places import Places
from designdoc.text import Span
from designdoc.text.encoding import Encoding
from designdoc.text.line_index import LineIndex

TEXT = "# 设计 😀 x\r\nα😀β\rlast"


def places(encoding: Encoding, text: str = TEXT) -> Places:
    return Places(LineIndex(text), encoding)


@pytest.mark.parametrize(
    ("encoding", "columns"), [(Encoding.UTF8, (14, 6)), (Encoding.UTF16, (8, 3)), (Encoding.UTF32, (7, 2))]
)
def test_columns_count_the_units_of_the_encoding(encoding: Encoding, columns: tuple[int, int]) -> None:
    after_x, after_emoji = TEXT.index("x"), TEXT.index("β")
    assert places(encoding).position(after_x) == (0, columns[0])
    assert places(encoding).position(after_emoji) == (1, columns[1])


@pytest.mark.parametrize("encoding", list(Encoding))
@given(text=st.text(alphabet="a# \n\ré设😀\u0301"), data=st.data())
def test_every_offset_comes_back(encoding: Encoding, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    line, column = index.position(offset)
    inside_line = offset <= index.line_span(line).end  # between \r and \n there is no position
    if inside_line:
        assert Places(index, encoding).offset(*Places(index, encoding).position(offset)) == offset
        assert column >= 0


@pytest.mark.parametrize("encoding", list(Encoding))
def test_positions_outside_the_document_are_clamped(encoding: Encoding) -> None:
    here = places(encoding)
    assert here.offset(-1, 5) == 0
    assert here.offset(0, -3) == 0
    assert here.offset(0, 10_000) == TEXT.index("\r\n")
    assert here.offset(99, 0) == len(TEXT)


def test_a_position_inside_a_character_is_its_start() -> None:
    assert places(Encoding.UTF16).offset(1, 2) == TEXT.index("😀β")


def test_a_range_that_ends_before_it_starts_is_read_backwards() -> None:
    backwards = {"start": {"line": 1, "character": 1}, "end": {"line": 0, "character": 2}}
    assert places(Encoding.UTF16).span(backwards) == Span(2, TEXT.index("😀β"))
