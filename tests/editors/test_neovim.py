"""Neovim 0.11 as its users have it: its own LSP client, UTF-8 positions, pulled diagnostics, vim.snippet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .installed import ROOT, neovim

SCRIPTS = Path(__file__).parent / "neovim"
SECONDS = 90


@pytest.mark.parametrize("script", sorted(path.name for path in SCRIPTS.glob("test_*.lua")))
def test_neovim(script: str, tmp_path: Path) -> None:
    workspace = tmp_path / "my designs 设计"
    shutil.copytree(ROOT / "examples", workspace)
    environment = {
        **os.environ,
        "DESIGNDOC_PYTHON": sys.executable,
        "DESIGNDOC_WORKSPACE": str(workspace),
        "PYTHONPATH": str(ROOT / "server"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    command = [str(neovim()), "--clean", "--headless", "-l", str(SCRIPTS / script)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "OK" in run.stderr
