"""Emacs with eglot as Debian has it: UTF-16 positions, pushed diagnostics, yasnippet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .installed import ROOT, emacs

SCRIPT = Path(__file__).parent / "emacs" / "test-review.el"
SECONDS = 90


def test_emacs(tmp_path: Path) -> None:
    workspace = tmp_path / "my designs 设计"
    workspace.mkdir()
    environment = {
        **os.environ,
        "DESIGNDOC_PYTHON": sys.executable,
        "DESIGNDOC_WORKSPACE": str(workspace),
        "PYTHONPATH": str(ROOT / "server"),
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    command = [str(emacs()), "-Q", "--batch", "-l", str(SCRIPT)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr.rstrip().endswith("OK")
