"""A path of arrows in the text follows a request through the system as a picture does."""

from __future__ import annotations

import pytest
from reviewing import findings

LONG = "# Berths\n\n## Problem statement\n\n" + "Ships wait for a berth, and captains complain about it. " * 60 + "\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- ship -> pilot -> list of berths -> board", False),
        ("Flow: ship → pilot → list → board.", False),
        ("1. ship -> pilot\n2. list -> board\n3. board -> ship", True),
        ("A ship finds its berth.", True),
    ],
)
def test_a_path_with_three_arrows_is_a_diagram_and_steps_with_one_each_are_none(line: str, found: bool) -> None:
    text = f"{LONG}\n## High-level architecture\n\n{line}\n"
    assert bool(findings(text, {"select": ["no-reference-diagram"]})) is found
