"""What other tools read from the top folder: the GitHub Action and the pre-commit hook."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import designdoc, run

FLAWED = "examples/design-netflix.md"


@pytest.fixture(scope="module")
def action(repository: Path) -> dict[str, Any]:
    """The composite action as GitHub reads it."""
    loaded: dict[str, Any] = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    return loaded


def run_step(
    step: dict[str, Any], inputs: dict[str, str], repository: Path, temporary: Path
) -> subprocess.CompletedProcess[str]:
    """Run one shell step as the runner does: expressions in `env` filled in, bash with `-eo pipefail`."""
    github = {"action_path": str(repository), "server_url": "https://git.example", "repository": "o/r", "sha": "abc"}
    values = {
        f"{of}.{name}": value for of, known in (("github", github), ("inputs", inputs)) for name, value in known.items()
    }
    environment = {
        name: re.sub(r"\$\{\{\s*(\S+)\s*\}\}", lambda match: values[match[1]], text)
        for name, text in step["env"].items()
    }
    assert "${{" not in step["run"], "inputs must reach the shell through the environment, never as script"
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    return run([*bash, step["run"]], repository, **environment, RUNNER_TEMP=str(temporary))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are bash")
def test_the_action_annotates_the_flawed_example(action: dict[str, Any], repository: Path, tmp_path: Path) -> None:
    """Both steps run for real, in an environment of their own; `--fail-on never` arrives as two words."""
    defaults = {name: spec["default"] for name, spec in action["inputs"].items()}
    given = {
        **defaults,
        "python": sys.executable,
        "paths": FLAWED,
        "arguments": f"--fail-on never --output markdown={tmp_path}/comment.md",
    }
    install, check = action["runs"]["steps"]
    installed = run_step(install, given, repository, tmp_path)
    assert installed.returncode == 0, installed.stderr
    checked = run_step(check, given, repository, tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert f"file={FLAWED}" in checked.stdout
    assert f"(https://git.example/o/r/blob/abc/{FLAWED}?plain=1#L" in (tmp_path / "comment.md").read_text("utf-8")


WINDOWS_PYTHON = """\
#!/bin/sh
mkdir -p "$3/Scripts"
printf '#!/bin/sh\\nprintf "%%s " "$@"' > "$3/Scripts/python.exe"
chmod +x "$3/Scripts/python.exe"
"""
"""Makes an environment that looks as on Windows; its Python says how it was called."""


@pytest.mark.skipif(os.name != "posix", reason="the Python that stands in is a shell script")
def test_the_action_finds_the_python_of_an_environment_on_windows(
    action: dict[str, Any], repository: Path, tmp_path: Path
) -> None:
    interpreter = tmp_path / "python3"
    interpreter.write_text(WINDOWS_PYTHON)
    interpreter.chmod(0o755)
    given = {"python": str(interpreter), "paths": "docs *.md", "arguments": "--fail-on never"}
    install, check = (run_step(step, given, repository, tmp_path) for step in action["runs"]["steps"])
    assert install.stdout == f"-m pip install --quiet --disable-pip-version-check {repository} "
    assert check.stdout == "-I -m designdoc check --format github --fail-on never -- docs *.md "


def test_the_hook_finds_the_flawed_example(repository: Path) -> None:
    """The hook's command line, with the file that pre-commit would append, and a README it has to leave alone."""
    hook = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    assert re.search(hook["files"], FLAWED)
    assert re.search(hook["files"], "server/designdoc/__init__.py") is None
    _, *arguments = shlex.split(hook["entry"])
    good = "examples/fraud-detection.md"
    checked = designdoc(*arguments, good, "README.md", "CHANGELOG.md", folder=repository)
    assert (checked.returncode, checked.stderr) == (0, "")
