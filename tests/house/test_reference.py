"""The generated pages under docs/ say what the packs say, and the README shows what the commands print."""

from __future__ import annotations

from pathlib import Path

from commands import python


def test_the_reference_is_fresh(repository: Path) -> None:
    """When this fails, run `python docs/generate.py` and commit what it writes."""
    run = python("docs/generate.py", "--check", folder=repository)
    assert run.returncode == 0, f"stale; run `python docs/generate.py`:\n{run.stdout}{run.stderr}"
