"""What the extension declares agrees with the server it carries."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from pathspec import GitIgnoreSpec

from designdoc import __version__
from designdoc.packs.layout import kind_of
from designdoc.workspace.settings_file import FILE_NAME

CLIENT = Path(__file__).parents[2] / "client-vscode"


def test_settings_are_generated_from_the_options_of_the_server() -> None:
    check = [sys.executable, str(CLIENT / "scripts" / "generate_settings.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_extension_and_server_have_one_version() -> None:
    assert json.loads((CLIENT / "package.json").read_text())["version"] == __version__


def test_every_command_in_a_menu_exists_and_every_command_can_be_reached() -> None:
    contributes = json.loads((CLIENT / "package.json").read_text())["contributes"]
    declared = {command["command"] for command in contributes["commands"]}
    in_menus = {entry["command"] for menu in contributes["menus"].values() for entry in menu}
    registered = set(re.findall(r'"(designdoc\.[\w.]+)":', (CLIENT / "src" / "commands" / "register.ts").read_text()))
    assert in_menus <= declared
    assert declared == registered


def test_lock_file_names_no_place_to_download_from() -> None:
    assert '"resolved"' not in (CLIENT / "package-lock.json").read_text()


def test_lock_file_is_complete() -> None:
    """`npm ci` refuses one that lacks a package, be it a build for a system on which nobody here works."""
    packages = json.loads((CLIENT / "package-lock.json").read_text())["packages"]
    wanted = json.loads((CLIENT / "package.json").read_text())
    assert packages[""]["devDependencies"] == wanted["devDependencies"]
    lacking = [
        f"{name or 'the extension'} asks for {asked}"
        for name, package in packages.items()
        for asked in names_asked_for(package)
        if not any(f"{folder}node_modules/{asked}" in packages for folder in folders_above(name))
    ]
    assert lacking == []
    assert any("darwin" in package.get("os", ()) for package in packages.values())
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def names_asked_for(package: dict[str, dict[str, str]]) -> set[str]:
    """What npm installs with a package: everything that it names but peers that it can do without."""
    peers = package.get("peerDependencies", {}).keys() - package.get("peerDependenciesMeta", {}).keys()
    kinds = ("dependencies", "devDependencies", "optionalDependencies")
    return peers.union(*(package.get(kind, {}) for kind in kinds))


def folders_above(name: str) -> list[str]:
    """Where Node.js looks for what a package imports: in its own folder, then in each folder above."""
    parts = name.split("node_modules/")
    return [f"{'node_modules/'.join(parts[:end]).rstrip('/')}/".lstrip("/") for end in range(len(parts), 0, -1)]


def test_the_server_hears_of_settings_and_of_every_file_of_a_pack() -> None:
    """So that they are completed, explained and checked in VS Code as in any other editor."""
    source = (CLIENT / "src" / "server" / "documents.ts").read_text()
    globs = re.findall(r'"(\*\*/[^"]+\.yaml)"', source)
    watched = GitIgnoreSpec.from_lines(plain for glob in globs for plain in without_braces(glob))
    rules = CLIENT.parent / "rules"
    own = {path.relative_to(rules) for path in rules.rglob("*.yaml") if kind_of(path.relative_to(rules).parts[1:])}
    assert len(own) > 300
    assert [path for path in own if not watched.match_file(path)] == []
    assert watched.match_file(f"docs/{FILE_NAME}")
    assert not watched.match_file(".designdoc.yml"), "designdoc reads no file of this name"


def without_braces(glob: str) -> list[str]:
    """The globs that one with a choice in braces stands for."""
    found = re.fullmatch(r"(.*)\{(.*)\}(.*)", glob)
    return [glob] if found is None else [f"{found[1]}{choice}{found[3]}" for choice in found[2].split(",")]
