"""Formulas in LaTeX are read as the plain text they stand for, at their own places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.recognition.quantities import maths, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"10M \times 5", "10M × 5"),
        (r"$a \approx 580$ QPS", "a ≈ 580 QPS"),
        (r"$10^{6}$ users", "10^6 users"),
        (r"$5\text{ ms} \leq x$", "5 ms ≤ x"),
        ("$5 and $10", "$5 and $10"),
    ],
)
def test_plain(text: str, said: str) -> None:
    assert maths.plain(text).split() == said.split()


def test_a_dollar_sign_around_a_formula_is_no_currency() -> None:
    (million,) = read(r"$10^6\text{ users}$")
    assert million.noun == "user" and million.value == 10**6


@given(st.text(st.sampled_from("\\$ {}^10 5aetxms×\n"), max_size=80))
def test_the_length_never_changes(text: str) -> None:
    assert len(maths.plain(text)) == len(text)
