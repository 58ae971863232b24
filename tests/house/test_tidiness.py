"""The house is tidy: small modules that say what they are for, no junk drawers, nothing about one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
PUBLIC_REGISTRIES = {"pypi.org", "files.pythonhosted.org", "registry.npmjs.org"}
MACHINE_PATH = re.compile(r"(?<![\w./:<-])/(?:work|root)/[\w.-]+")


def python_files(files: tuple[Path, ...], repository: Path, *folders: str) -> Iterator[Path]:
    """The Python files below the given top folders."""
    for path in files:
        if path.suffix == ".py" and path.relative_to(repository).parts[0] in folders:
            yield path


def text_files(files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Every file that is UTF-8 text, with its text."""
    for path in files:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_every_module_says_what_it_is_for(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """A module docstring is the sentence that a newcomer reads first."""
    silent = [
        str(path.relative_to(repository))
        for path in python_files(tracked_files, repository, "server", "tests")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_package_folder_has_an_init(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """Without `__init__.py` a folder is left out of the import contract."""
    package = repository / "server" / "designdoc"
    folders = {path.parent for path in tracked_files if path.suffix == ".py" and package in path.parents}
    assert [str(f.relative_to(repository)) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


def test_modules_are_small(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """One file, one purpose; a file that outgrows the limit has two."""
    long = {
        str(path.relative_to(repository)): lines
        for path in python_files(tracked_files, repository, "server")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_functions_are_short(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """Counted without the docstring."""
    long = []
    for path in python_files(tracked_files, repository, "server"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[0].end_lineno if ast.get_docstring(node) else node.lineno
                if (node.end_lineno or 0) - (start or 0) > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(repository)}:{node.lineno} {node.name}")
    assert long == []


def test_there_are_no_junk_drawers(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """A name such as `utils` says nothing about what belongs there, so everything ends up there."""
    names = [path.relative_to(repository) for path in tracked_files]
    assert [str(n) for n in names if JUNK_DRAWERS & {part.split(".")[0].lower() for part in n.parts}] == []


def test_nothing_names_this_machine(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """Neither the folder of this checkout nor any other place of one machine stands in a file."""
    checkout = str(repository)
    guilty = [
        f"{path.relative_to(repository)}: {found}"
        for path, text in text_files(tracked_files)
        for found in [*MACHINE_PATH.findall(text), *([checkout] if checkout in text else [])]
    ]
    assert guilty == []


def test_nothing_names_a_private_package_registry(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """The registry that pip uses here is a private matter unless it is the public one."""
    settings = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True)
    addresses = re.findall(r"https?://[^\s'\"]+", settings.stdout)
    hosts = {urlsplit(address).hostname for address in addresses} - PUBLIC_REGISTRIES - {None}
    guilty = [
        str(path.relative_to(repository))
        for path, text in text_files(tracked_files)
        if any(str(h) in text for h in hosts)
    ]
    assert guilty == []


def test_lock_files_hold_no_download_addresses(tracked_files: tuple[Path, ...]) -> None:
    """npm would fetch from the registry of whoever wrote the lock file."""
    locks = [path for path in tracked_files if path.name == "package-lock.json"]
    if not locks:
        pytest.skip("there is no lock file")
    assert [path.name for path in locks if '"resolved"' in path.read_text(encoding="utf-8")] == []


def test_the_head_of_a_pack_is_named_in_one_module(tracked_files: tuple[Path, ...], repository: Path) -> None:
    """Whoever looks for packs looks for the same file."""
    naming = [
        str(path.relative_to(repository))
        for path in python_files(tracked_files, repository, "server")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == "pack.yaml"
    ]
    assert naming == ["server/designdoc/packs/shipped.py"]
