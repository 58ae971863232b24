"""Scaffolds: one text in snippet syntax, inserted with choices, without choices or as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.packs.scaffold import ScaffoldError, TabStop, Variable, as_snippet, as_text, asking, at, parse

TEXT = "## Serving\n\nServed ${1|online,in batches|} within ${2:150} ms; costs \\$${3:2,000}.\n$0\n"


def test_a_scaffold_has_pieces():
    assert parse(TEXT) == (
        "## Serving\n\nServed ",
        TabStop(1, ("online", "in batches")),
        " within ",
        TabStop(2, ("150",)),
        " ms; costs $",
        TabStop(3, ("2,000",)),
        ".\n",
        TabStop(0),
        "\n",
    )


def test_a_snippet_with_choices_is_the_scaffold_itself():
    assert as_snippet(parse(TEXT)) == TEXT


def test_editors_that_break_on_choices_get_the_first_as_a_placeholder():
    assert as_snippet(parse(TEXT), choices=False) == TEXT.replace("${1|online,in batches|}", "${1:online}")


def test_plain_text_asks_and_does_not_answer():
    assert as_text(parse(TEXT)) == "## Serving\n\nServed <online or in batches> within <150> ms; costs $<2,000>.\n"


def test_a_snippet_can_ask_as_plain_text_does_where_there_is_no_word_to_choose():
    text = "Served ${1|online,in batches|} within ${2:150} ms, ${3|99.9,99.5|}% of the time.$0"
    asked = "Served ${1:online} within ${2:<150>} ms, ${3:<99.9 or 99.5>}% of the time.$0"
    assert as_snippet(asking(parse(text)), choices=False) == asked


def test_choices_may_hold_commas_and_bars():
    pieces = parse(r"${1|a\, b,c\|d|}")
    assert pieces == (TabStop(1, ("a, b", "c|d")),)
    assert as_snippet(pieces) == r"${1|a\, b,c\|d|}"


def test_variables_stay_with_the_editor():
    pieces = parse("${CURRENT_YEAR}-$CURRENT_MONTH")
    assert pieces == (Variable("CURRENT_YEAR"), "-", Variable("CURRENT_MONTH"))
    assert as_text(pieces) == "<current year>-<current month>\n"


@pytest.mark.parametrize(
    ("level", "headings"),
    [(1, ["# Serving", "## Path"]), (3, ["### Serving", "#### Path"]), (6, ["###### Serving", "###### Path"])],
)
def test_headings_move_together(level: int, headings: list[str]):
    moved = at("## Serving\n\ntext\n\n### Path\n", level)
    assert [line for line in moved.splitlines() if line.startswith("#")] == headings


def test_a_title_in_another_language_is_plain_text():
    moved = at(TEXT, 2, "Обслуживание за $5 {x}")
    assert as_text(parse(moved)).startswith("## Обслуживание за $5 {x}\n")


@pytest.mark.parametrize(
    ("scaffold", "reason"),
    [
        ("${1:a} ${3:b}", "Tab stop 2 is missing"),
        ("$0 $0", "twice"),
        ("${1|a,,b|}", "an empty choice"),
        ("costs $ 5", "begins no tab stop"),
        ("${name:x}", "begins no tab stop"),
        ("| ${1:a | ${2:b} |", "'\\$\\{1:a | \\$\\{2' is not closed"),
    ],
)
def test_what_is_no_snippet_is_refused(scaffold: str, reason: str):
    with pytest.raises(ScaffoldError, match=reason):
        parse(scaffold)


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=3))
def test_what_is_written_is_read_again(text: str, choices: list[str]):
    pieces = tuple(piece for piece in (text, TabStop(1, tuple(choices))) if piece)
    assert parse(as_snippet(pieces)) == pieces
