"""The code is clean for the linter, the formatter and the type checker (configured in pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from patience import PATIENCE

COMMANDS = {
    "ruff check": ["ruff", "check", "--no-cache", "server", "tests"],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "server", "tests"],
    "mypy": ["mypy"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_is_clean(name: str, repository: Path) -> None:
    """Run as `python -m ...`, the same command finds the same faults by hand."""
    run = subprocess.run(
        [sys.executable, "-m", *COMMANDS[name]],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
