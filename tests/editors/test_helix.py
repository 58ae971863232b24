"""Helix in a terminal, set up as the README says: UTF-8 positions, pushed diagnostics, snippets without choices."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from .installed import helix, tmux
from .readme import readme_settings
from .terminal import Terminal

DESIGN = """\
---
framework: ml-system-design
---

# 推荐 😀 Feed

## Problem statement

😀设计 TODO and a [link 😀](#offline-metrics) to the numbers.

## Offline metrics

设计😀 NDCG@20 is 0.30 on the replay.
"""
INSERT = re.compile(r"Insert section '([^']+)'")


def test_helix(tmp_path: Path) -> None:
    workspace = tmp_path / "my designs 设计"
    workspace.mkdir()
    path = workspace / "推荐 😀.md"
    path.write_text(DESIGN, encoding="utf-8")
    settings = tmp_path / ".config" / "helix" / "languages.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(readme_settings("Helix"), encoding="utf-8")
    editor = helix()
    tmux()
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**editor.environment, "HOME": str(tmp_path), "PATH": programs}

    def leave() -> None:
        # The first Escape may only close a menu.
        terminal.press_until("Escape", " NOR ")

    def saved(with_text: str) -> str:
        leave()
        terminal.type(":w")
        terminal.press("Enter")
        # While Helix writes a file, there is none.
        terminal.wait(lambda _: path.exists() and with_text in path.read_text(encoding="utf-8"), repr(with_text))
        return path.read_text(encoding="utf-8")

    with Terminal([*editor.command, path.name], environment, workspace) as terminal:
        # Going to the next diagnostic selects what it underlines, and changing the selection shows where it lies.
        terminal.see("● 2")
        terminal.type("9G]d")
        terminal.see("Placeholder left: 'TODO'.")
        terminal.type("ccited by name")
        leave()
        terminal.miss("Placeholder left")
        saved(with_text="\n😀设计 cited by name and a [link 😀]")

        terminal.type("/NDCG")
        terminal.press("Enter")
        terminal.type(" k")
        terminal.see("Discounted gain of the list")
        leave()

        # The scaffold of a section comes as a snippet. Helix shows no choices, so none is sent to it.
        terminal.type("geo")
        terminal.press("Enter")
        terminal.type("## Base")
        terminal.see("Baseline ")
        terminal.press("C-n", "Enter")
        terminal.see("## Baseline")
        assert "${" not in saved(with_text="\n## Baseline\n\n")

        # The fix that the menu begins with.
        terminal.type("/^## Offline")
        terminal.press("Enter")
        terminal.type(" a")
        offered = terminal.wait(lambda screen: INSERT.search(screen) is not None, "a fix")
        title = INSERT.findall(offered)[0]
        terminal.press("Enter")
        terminal.see(f"## {title}")
        saved(with_text=f"\n## {title}\n")

        terminal.type("/^## Offline")
        terminal.press("Enter")
        terminal.type("w r")
        terminal.see("rename-to:")
        terminal.press("C-u")
        terminal.type("离线 😀 metrics")
        terminal.press("Enter")
        terminal.see("## 离线 😀 metrics")
        saved(with_text="(#离线--metrics)")

        # The folder's settings change on the disk.
        terminal.type("9GITODO: say so. ")
        leave()
        terminal.type("9G0")
        terminal.see("Placeholder left")
        (workspace / ".designdoc.yaml").write_text("rules: {placeholder-text: off}\n", encoding="utf-8")
        saved(with_text="TODO: say so. ")
        terminal.miss("Placeholder left")
