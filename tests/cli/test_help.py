"""The help, and what becomes of a command that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_the_help_lists_every_command_and_every_command_has_help(designdoc) -> None:
    listed = designdoc("--help").out
    commands = Path(__file__).parent.parent.parent / "server" / "designdoc" / "cli" / "commands"
    names = {path.stem for path in commands.glob("*.py") if path.stem != "__init__"}
    assert {line.split()[0] for line in listed.splitlines() if line.startswith("  ")} == names
    for name in sorted(names - {"server"}):
        outcome = designdoc(name, "--help")
        assert outcome.status == 0
        assert f"usage: designdoc {name}" in outcome.out
        assert designdoc("help", name).out == outcome.out
    assert designdoc("help").out == listed
    assert designdoc("help", "chek").err == "designdoc: Unknown command 'chek'. Did you mean 'check'?\n"


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "9" * 5000])
def test_a_width_that_is_none_is_left_alone(designdoc, monkeypatch, columns) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    usual = designdoc("check", "--help").out
    monkeypatch.setenv("COLUMNS", columns)
    assert designdoc("check", "--help").out == usual
    monkeypatch.setenv("COLUMNS", "60")
    assert designdoc("check", "--help").out.count("\n") > usual.count("\n")


def test_a_slip_in_a_command_comes_with_the_nearest_one(designdoc, write) -> None:
    assert designdoc("chek").err == "designdoc: Unknown command 'chek'. Did you mean 'check'?\n"
    write("a.md", "# A\n")
    assert designdoc("a.md").err == "designdoc: 'a.md' is a path. Did you mean `designdoc check a.md`?\n"
    assert designdoc().status == 2
