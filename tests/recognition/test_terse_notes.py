"""Notes as one types them in an interview: paths in running text, labels in small letters, lists below one word."""

from __future__ import annotations

import pytest
from recognised import recognise, state

from designdoc.recognition.coverage import State
from designdoc.recognition.scanning.notation import has_probability, is_path

IN_SMALL_LETTERS = """\
# Berths

load: 40 ships a day, at most twelve of them in one hour, most of them at the weekend
users: pilots and the harbour master, who sees all berths on one screen in his office
split: by month and by ship, so that nothing a pilot has seen before is asked again
signals: length of the ship, tide, cargo, mean of the last days at that berth
"""

OUTLINE = """\
# Berths

- {name}
  - moorings of two years and the tide table of the neighbours, both bought
"""


@pytest.mark.parametrize(
    "text",
    [
        "app -> gateway -> ranker -> page",
        "app --> gateway ==> ranker → page",
        "app->gateway->ranker->page",
        "app → [lexical | vector index] → merge (by rank, then price) → page",
        "app ->\ngateway ->\nranker ->\npage",
        "app\n↓\ngateway\n↓\nranker\n↓\npage",
        "送信 → 検索 → 採点 → 画面",
    ],
)
def test_three_arrows_from_thing_to_thing_are_a_path(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize(
    "text",
    [
        "app -> gateway -> page",
        "5% -> 20% -> 50% -> 100%",
        "1% of ships for a week -> 10 -> 50 -> 100",
        "Input (19) → 128 → 64 → 32 → 1 (sigmoid)",
        "no click -> 0, a click -> 1, an order -> 3",
        "no click -> none\na click -> one\nan order -> three",
        "`chunk(text) -> list`, `fuse(hits) -> ranked`, `prompt(query) -> str`",
    ],
)
def test_numbers_are_no_things_and_pairs_no_path(text: str) -> None:
    assert not is_path(text)


@pytest.mark.parametrize("text", ["P(booked | boat)", "max E[value | berth]", "p(late) above 0.2", "Pr(storm)"])
def test_a_probability_is_written_with_brackets(text: str) -> None:
    assert has_probability(text)


@pytest.mark.parametrize("text", ["pier P (small boats)", "MAP(10)", "P(x", "f(x)", "N.P(rows)"])
def test_other_brackets_write_none(text: str) -> None:
    assert not has_probability(text)


@pytest.mark.parametrize("section", ["data-splits", "feature-engineering"])
def test_labels_may_be_in_small_letters_where_all_are(section: str) -> None:
    assert state(IN_SMALL_LETTERS, section) is not State.MISSING


def test_elsewhere_a_word_in_small_letters_before_a_colon_is_no_label() -> None:
    in_a_sentence = IN_SMALL_LETTERS.replace("load", "Load").replace("users", "Users")
    assert state(in_a_sentence, "feature-engineering") is State.MISSING


def test_an_item_that_gathers_a_list_may_have_a_name_of_several_sections() -> None:
    found = recognise(OUTLINE.format(name="Data"))
    assert (found.sections["data-sources"].state, len(found.proofs["data-sources"])) == (State.THIN, 1)


def test_not_where_its_place_decides_what_the_name_means() -> None:
    assert state(OUTLINE.format(name="Metrics"), "offline-evaluation") is State.MISSING
