"""Lines end with \\n, \\r\\n or \\r; offsets and positions convert both ways; an edit updates the index."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.text import Span
from designdoc.text.line_index import LineIndex

texts = st.text(st.sampled_from("ab\r\n\t\u2028é漢😀"), max_size=30)


def starts(index: LineIndex) -> list[int]:
    return [index.line_start(line) for line in range(index.line_count)]


@given(texts)
def test_lines_begin_behind_line_ends(text: str) -> None:
    expected = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    assert starts(LineIndex(text)) == expected


@given(texts, st.integers(0, 30))
def test_offset_and_position_are_inverse(text: str, offset: int) -> None:
    index = LineIndex(text)
    line, column = index.position(min(offset, len(text)))
    assert index.line_start(line) + column == min(offset, len(text))
    if column <= len(index.line_text(line)):
        assert index.offset(line, column) == min(offset, len(text))


@given(texts)
def test_lines_with_their_ends_are_the_text(text: str) -> None:
    index = LineIndex(text)
    spans = [index.line_span(line, keep_end=True) for line in range(index.line_count)]
    assert "".join(text[start:end] for start, end in spans) == text
    assert not any(end in index.line_text(line) for line in range(index.line_count) for end in "\r\n")


@given(texts, st.integers(0, 30), st.integers(0, 30), texts)
def test_an_edited_index_is_a_fresh_one(text: str, start: int, end: int, insertion: str) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    new_text = text[:start] + insertion + text[end:]
    edited = LineIndex(text).edited(new_text, Span(start, end))
    assert starts(edited) == starts(LineIndex(new_text))
    assert edited.position(len(new_text)) == LineIndex(new_text).position(len(new_text))


def test_positions_outside_are_clamped_as_lsp_asks() -> None:
    index = LineIndex("ab\r\ncd")
    assert index.offset(0, 99) == 2
    assert index.offset(7, 0) == 6
    assert index.offset(-1, 3) == 0
    assert index.position(99) == (1, 2)
    assert index.position(-5) == (0, 0)


def test_a_line_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(IndexError):
        LineIndex("a").line_start(1)
    with pytest.raises(IndexError):
        LineIndex("a").line_start(-1)
