"""Neovim 0.11 as its users have it: its own LSP client, UTF-8 positions, pulled diagnostics, vim.snippet.

The scripts run inside Neovim and look at what its client knows; the typing happens in a terminal, as people do it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from patience import PATIENCE

from .installed import ROOT, neovim, tmux
from .readme import readme_settings
from .terminal import Terminal

SCRIPTS = Path(__file__).parent / "neovim"
DESIGN = """\
---
framework: ml-system-design
---

# 推荐 😀 Feed

😀设计 TODO to write, in the words of those who read the feed every day.
"""
COMFORTS = """
vim.diagnostic.config({ virtual_text = true })
vim.opt.completeopt = { "menuone", "noinsert" }
vim.api.nvim_create_autocmd("LspAttach", {
  callback = function(event)
    vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
  end,
})
"""


@pytest.mark.parametrize("script", sorted(path.name for path in SCRIPTS.glob("test_*.lua")))
def test_neovim(script: str, tmp_path: Path) -> None:
    workspace = tmp_path / "my designs 设计"
    shutil.copytree(ROOT / "examples", workspace)
    editor = neovim()
    environment = {
        **os.environ,
        "DESIGNDOC_PYTHON": sys.executable,
        "DESIGNDOC_WORKSPACE": str(workspace),
        "PYTHONPATH": str(ROOT / "server"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    command = [*editor.command, "--clean", "--headless", "-l", str(SCRIPTS / script)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "OK" in run.stderr


def test_typing_in_neovim(tmp_path: Path) -> None:
    """Set up as the README says, with completion as you type and diagnostics behind their lines."""
    editor = neovim()
    tmux()
    workspace = tmp_path / "my designs 设计"
    workspace.mkdir()
    path = workspace / "推荐 😀.md"
    path.write_text(DESIGN, encoding="utf-8")
    settings = tmp_path / "init.lua"
    settings.write_text(readme_settings("Neovim") + COMFORTS, encoding="utf-8")
    environment = {
        "HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    with Terminal([*editor.command, "--clean", "-u", str(settings), path.name], environment, workspace) as terminal:
        terminal.see("Placeholder left: 'TODO'.")
        terminal.type("Go")
        terminal.press("Enter")
        terminal.type("#")
        terminal.see("Functional requirements ")
        terminal.type("# Base")
        terminal.miss("Functional requirements ")
        terminal.press("C-x", "C-o")
        terminal.see("Baseline ")
        # The menu that is seen may be the one from before, which the keys above close until the server has answered.
        terminal.press_until("C-y", "A more complex model must gain")
        terminal.press("Escape")
        terminal.type(":w")
        terminal.press("Enter")
        terminal.wait(lambda _: "## Baseline\n\n" in path.read_text(encoding="utf-8"), "the section in the file")
        assert "${" not in path.read_text(encoding="utf-8")
