"""Which name was meant."""

from __future__ import annotations

import pytest

from designdoc.text.nearest import correction, nearest, unknown
from designdoc.text.nearest import meant as meant_by

KNOWN = ("no-fallback", "no-rollback-or-canary", "no-baseline", "missing-section", "ndcg")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no-rollback", "no-rollback-or-canary"),
        ("missing-sectoin", "missing-section"),
        ("no-falback", "no-fallback"),
        ("nd", "ndcg"),
        ("no", None),
        ("x" * 10_000, None),
    ],
)
def test_the_beginning_of_a_name_wins_over_names_that_look_like_it(written: str, meant: str | None) -> None:
    assert nearest(written, KNOWN) == ([meant] if meant else [])


def test_there_are_as_many_as_were_asked_for() -> None:
    assert nearest("no-", KNOWN, most=2) == ["no-baseline", "no-fallback"]


def test_capital_letters_and_underscores_hide_no_name() -> None:
    assert meant_by("Fail_On", ["fail-on", "exclude"]) == "fail-on"
    assert unknown("key", "Fail_On", ["exclude", "fail-on"]) == "Unknown key 'Fail_On'. Did you mean 'fail-on'?"


@pytest.mark.parametrize(("written", "known"), [("Fail_On", "fail-on"), ("it's", "its"), ("no-rollback", KNOWN[1])])
def test_a_message_can_be_read_back(written: str, known: str) -> None:
    assert correction(unknown("key", written, [known])) == (written, known)


def test_a_message_that_names_no_other_corrects_nothing() -> None:
    assert correction(unknown("rule", "zebra", KNOWN)) is None
    assert correction("The split 80/15/10 adds up to 105%.") is None
