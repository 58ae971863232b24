"""The README keeps its word: its commands run, its links lead somewhere, its settings are valid.

That the output it shows is real is a matter of `docs/generate.py`, see test_reference.py.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from patience import PATIENCE

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    """The text of the README."""
    return (repository / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [body for found, body in BLOCK.findall(text) if found == language]


def designdoc(arguments: list[str], repository: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line of this checkout as a user with a pipe would."""
    return subprocess.run(
        [sys.executable, "-m", "designdoc", *arguments],
        cwd=repository,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def test_links_lead_to_files(readme: str, repository: Path) -> None:
    """Relative links, without their anchors."""
    targets = {target.split("#")[0] for target in LINK.findall(readme)}
    assert targets
    assert sorted(target for target in targets if not (repository / target).exists()) == []


def test_every_command_it_names_exists(readme: str, repository: Path) -> None:
    """`designdoc WORD` in code, compared with the commands that the help lists."""
    code = re.findall(r"`[^`\n]+`", readme) + [body for _, body in BLOCK.findall(readme)]
    named = {word for text in code for word in re.findall(r"\bdesigndoc ([a-z]+)\b", text)}
    assert {"check", "coverage", "server"} <= named
    listed = designdoc(["--help"], repository).stdout
    assert sorted(word for word in named if not re.search(rf"^\s+{word}\b", listed, re.MULTILINE)) == []


def test_settings_it_shows_are_valid(readme: str, repository: Path, tmp_path: Path) -> None:
    """The `.designdoc.yaml` of the README is read without a complaint, rule names included."""
    settings = next(body for body in blocks(readme, "yaml") if body.startswith("documents:"))
    (tmp_path / ".designdoc.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs" / "design").mkdir(parents=True)
    (tmp_path / "docs" / "design" / "ranking.md").write_text(
        "<!-- designdoc-disable-file: a note -->\n", encoding="utf-8"
    )
    run = designdoc(["check", str(tmp_path)], repository)
    assert run.stderr == ""
    assert run.returncode == 0


@pytest.mark.slow
def test_the_first_command_runs_on_a_bare_machine(readme: str, repository: Path, tmp_path: Path) -> None:
    """The line under "Try it", in an empty virtual environment: findings in one example, none in the others."""
    line = next(body for body in blocks(readme, "sh") if "pip install ." in body).strip()
    steps = [shlex.split(step.replace(".venv", str(tmp_path / "venv"))) for step in line.split("&&")]
    steps[0][0] = sys.executable
    for step in steps[:-1]:
        subprocess.run(step, cwd=repository, check=True, capture_output=True, timeout=PATIENCE)
    run = subprocess.run(
        steps[-1], cwd=repository, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert set(re.findall(r"examples/\S+\.md", run.stdout)) == {"examples/design-netflix.md"}
