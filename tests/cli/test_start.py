"""A process that starts for every document: what it imports, and how it ends."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

import designdoc as package
from commands import python, run
from designdoc.cli import main

SERVER = str(Path(package.__file__).parent.parent)
SHOW = "print(*sys.modules, file=sys.stderr)"
THRESHOLD = gc.get_threshold()

DESIGN = """\
---
title: 'Design: Netflix'
authors: [A. Writer, B. Writer]
created: 2024-01-02
---

# Design Netflix

## Model architecture

A recurrent network with 4 layers reads the watch history.
"""


@pytest.fixture
def interpreter(folder: Path) -> set[str]:
    """What Python imports before it runs anything: an editable install may bring its own finder."""
    return set(python("-c", f"import sys; {SHOW}", folder=folder, PYTHONPATH=SERVER).stderr.split())


def imported(folder: Path, *arguments: str) -> set[str]:
    """What a command has imported by its end."""
    code = f"import sys; from designdoc.cli.main import main; main({list(arguments)!r}); {SHOW}"
    done = python("-c", code, folder=folder, PYTHONPATH=SERVER)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_next_to_nothing(folder, interpreter, option) -> None:
    modules = imported(folder, option) - interpreter
    ours = {name for name in modules if name.startswith("designdoc")}
    light = {"main", "commands", "exit_status", "process", "process.garbage_collection"}
    assert ours <= {"designdoc", "designdoc.cli", *(f"designdoc.cli.{name}" for name in light)}
    assert not {"argparse", "dataclasses", "json", "re"} & modules


def test_a_run_that_remembers_every_result_imports_nothing_of_a_review(folder, write, interpreter) -> None:
    """Nor those parts of the standard library that take longer to import than such a run has to do."""
    write("a.md", DESIGN)
    imported(folder, "check", "a.md")
    modules = imported(folder, "check", "a.md") - interpreter
    ours = {".".join(name.split(".")[:2]) for name in modules if name.startswith("designdoc.")}
    assert not {"designdoc.document", "designdoc.recognition", "designdoc.rules"} & ours
    assert not {"markdown_it", "yaml", "pathspec"} & modules
    slow = {"dataclasses", "datetime", "hashlib", "inspect", "pathlib", "shutil", "subprocess", "unicodedata"}
    assert not slow & modules


def test_a_review_imports_no_server_and_no_yaml(folder, write) -> None:
    write("a.md", DESIGN)
    imported(folder, "check", "--no-cache", "a.md")  # It may have to compile packs from YAML; the next one has not.
    modules = imported(folder, "check", "--no-cache", "a.md")
    assert not modules & {"lsprotocol", "pygls", "rich", "asyncio", "yaml", "attrs", "cattrs", "pathspec", "jinja2"}
    assert not [name for name in modules if name.startswith(("designdoc.lsp", "designdoc.features"))]


def test_a_reader_that_has_seen_enough_ends_it_quietly(folder, write) -> None:
    write("a.md", DESIGN)
    line = f"{sys.executable} -m designdoc check --format json a.md | head -c 1"
    assert run(["bash", "-c", line], folder, PYTHONPATH=SERVER).stderr == ""


def test_it_does_not_look_for_garbage_when_it_ends(monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["designdoc", "--version"])
    try:
        with pytest.raises(SystemExit):
            main.run()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*THRESHOLD)
