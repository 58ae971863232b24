"""The code is clean for the linter, the formatter and the type checker (configured in pyproject.toml)."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import python

COMMANDS = {
    "ruff check": ["ruff", "check", "--no-cache", "server", "tests"],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "server", "tests"],
    "mypy": ["mypy"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_is_clean(name: str, repository: Path) -> None:
    """Run as `python -m ...`, the same command finds the same faults by hand."""
    run = python("-m", *COMMANDS[name], folder=repository)
    assert run.returncode == 0, run.stdout + run.stderr
