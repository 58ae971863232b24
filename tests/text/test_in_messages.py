"""How a text and names stand in the sentence of a message."""

from __future__ import annotations

from designdoc.text.in_messages import listed, quoted


def test_a_quotation_is_one_line_and_never_long() -> None:
    assert quoted("two\n  lines") == "two lines"
    assert quoted("word " * 30) == ("word " * 12).rstrip()[:59] + "…"


def test_names_are_joined_as_in_a_sentence() -> None:
    assert [listed(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]
    assert listed(("a", "b", "c"), "or") == "a, b or c"
