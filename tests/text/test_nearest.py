"""Which name was meant."""

from __future__ import annotations

import pytest

from designdoc.text.nearest import nearest

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
