"""What the extension declares agrees with the server it carries."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from designdoc import __version__

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
