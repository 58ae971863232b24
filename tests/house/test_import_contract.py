"""The layers of ARCHITECTURE.md hold: imports go down only, and each library has one folder that may import it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from patience import PATIENCE


def test_the_import_contract_of_pyproject_is_kept(repository: Path) -> None:
    """`lint-imports` reads [tool.importlinter]; its report names the import that goes the wrong way."""
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": "server", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout
