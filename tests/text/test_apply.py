"""Edits are applied to the text as it was; the smallest edit between two texts is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.text import Span, TextEdit
from designdoc.text.apply import OverlappingEditsError, apply_edits, minimal_edit

texts = st.text(st.sampled_from("ab\r\n😀"), max_size=12)


def test_edits_are_places_in_the_old_text_in_any_order() -> None:
    edits = [TextEdit(Span(4, 5), "E"), TextEdit(Span(0, 1), "AA"), TextEdit(Span(2, 2), "-")]
    assert apply_edits("abcde", edits) == "AAb-cdE"


def test_insertions_at_one_place_keep_their_order() -> None:
    edits = [TextEdit(Span(1, 1), "x"), TextEdit(Span(1, 1), "y"), TextEdit(Span(1, 2), "B")]
    assert apply_edits("ab", edits) == "axyB"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(OverlappingEditsError):
        apply_edits("abcd", [TextEdit(Span(0, 2), ""), TextEdit(Span(1, 3), "")])


@pytest.mark.parametrize("span", [Span(-1, 0), Span(0, 3), Span(2, 1)])
def test_edits_outside_the_text_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside"):
        apply_edits("ab", [TextEdit(span, "")])


@given(texts, texts)
def test_the_minimal_edit_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    edit = minimal_edit(old, new)
    assert (edit is None) == (old == new)
    if edit:
        assert apply_edits(old, [edit]) == new
        assert not (old[: edit.span.start].endswith("\r") and old[edit.span.start :].startswith("\n"))


def test_the_minimal_edit_is_minimal() -> None:
    assert minimal_edit("one two three", "one 2 three") == TextEdit(Span(4, 7), "2")
    assert minimal_edit("aa", "aaa") == TextEdit(Span(2, 2), "a")
    assert minimal_edit("a\r\n", "a\n") == TextEdit(Span(1, 3), "\n")
