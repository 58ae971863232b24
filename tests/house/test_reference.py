"""The generated pages under docs/ say what the packs say, and the README shows what the commands print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from patience import PATIENCE


def test_the_reference_is_fresh(repository: Path) -> None:
    """When this fails, run `python docs/generate.py` and commit what it writes."""
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, f"stale; run `python docs/generate.py`:\n{run.stdout}{run.stderr}"
