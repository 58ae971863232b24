"""Emacs with eglot as Debian has it: Emacs 28 counts in UTF-16, Emacs 30 in UTF-32; pushed diagnostics, yasnippet."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from patience import PATIENCE

from . import installed
from .installed import ROOT, Installed

SCRIPT = Path(__file__).parent / "emacs" / "test-review.el"


@pytest.mark.parametrize(
    ("editor", "document", "encoding"),
    [
        (installed.emacs, "my designs 设计/推荐 😀.md", "utf-16"),
        # The eglot of Emacs 30 compares a path of its own with one that it did not decode, and so shows no diagnostics
        # of any server in a file whose path has other letters than ASCII.
        (installed.emacs_30, "my designs/feed ranking.md", "utf-32"),
    ],
    ids=["28", "30"],
)
def test_emacs(editor: Callable[[], Installed], document: str, encoding: str, tmp_path: Path) -> None:
    emacs = editor()
    path = tmp_path / document
    path.parent.mkdir()
    environment = {
        **os.environ,
        **emacs.environment,
        "DESIGNDOC_PYTHON": sys.executable,
        "DESIGNDOC_DOCUMENT": str(path),
        "DESIGNDOC_ENCODING": encoding,
        "PYTHONPATH": str(ROOT / "server"),
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    command = [*emacs.command, "-Q", "--batch", "-l", str(SCRIPT)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr.rstrip().endswith("OK")
