"""The layers of ARCHITECTURE.md hold: imports go down only, and each library has one folder that may import it."""

from __future__ import annotations

from pathlib import Path

from commands import python


def test_the_import_contract_of_pyproject_is_kept(repository: Path) -> None:
    """`lint-imports` reads [tool.importlinter]; its report names the import that goes the wrong way."""
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    run = python("-c", lint, folder=repository, PYTHONPATH="server", NO_COLOR="1")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout
