"""Percentages are written in one way, in every face."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from designdoc.text.percent import percent, percent_of_two

SERVER = Path(__file__).parents[2] / "server" / "designdoc"
RULES = Path(__file__).parents[2] / "rules"


def test_only_what_is_complete_is_a_hundred_percent() -> None:
    assert [percent(share) for share in (0, 0.5, 0.999, 1.0)] == ["0 %", "50 %", "99 %", "100 %"]


@pytest.mark.parametrize("first", [0.0, 0.005, 0.125, 0.645, 0.655, 0.995, 1.0])
def test_two_shares_side_by_side_add_up(first: float) -> None:
    assert sum(int(text.removesuffix(" %")) for text in percent_of_two(first)) == 100


def test_a_half_goes_up() -> None:
    assert percent_of_two(0.125) == ("13 %", "87 %")
    assert percent(0.125) == "13 %"


def test_no_other_module_writes_a_percentage() -> None:
    """Neither in the form of Python (`:.0%`) nor by putting a sign behind a number. What reads quantities writes them
    as a text may have them, and shows none.
    """
    writing = re.compile(r"\{[^{}\n]*:[.0-9]*%\}|\} ?%(?![0-9A-Z%])")
    faces = [file for file in SERVER.rglob("*.py") if "quantities" not in file.parts]
    lines = ((file.name, line) for file in faces for line in file.read_text("utf-8").splitlines())
    found = {name for name, line in lines if writing.search(line)}
    assert found == {"percent.py"}


def test_messages_of_rules_write_percentages_as_the_faces_do() -> None:
    lines = (line for file in RULES.rglob("rules/*.yaml") for line in file.read_text("utf-8").splitlines())
    messages = [line for line in lines if line.startswith("message:")]
    assert any("} %" in message for message in messages)
    assert [message for message in messages if "}%" in message] == []
