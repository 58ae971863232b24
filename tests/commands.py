"""Commands in processes of their own, as a user or a build server starts them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from patience import PATIENCE


def run(command: list[str], folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command in a folder, with these variables in its environment besides those of the tests."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def python(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command of the Python that runs the tests."""
    return run([sys.executable, *arguments], folder, **environment)


def designdoc(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What became of a command of this checkout, without colours."""
    return python("-m", "designdoc", *arguments, folder=folder, NO_COLOR="1", COLUMNS="100")
