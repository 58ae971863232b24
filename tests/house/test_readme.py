"""The README keeps its word: its commands run, its links lead somewhere, its settings are valid.

That the output it shows is real is a matter of `docs/generate.py`, see test_reference.py.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from commands import designdoc, run

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    """The text of the README."""
    return (repository / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return [body for found, body in BLOCK.findall(text) if found == language]


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
    listed = designdoc("--help", folder=repository).stdout
    assert sorted(word for word in named if not re.search(rf"^\s+{word}\b", listed, re.MULTILINE)) == []


def test_settings_it_shows_are_valid(readme: str, repository: Path, tmp_path: Path) -> None:
    """The `.designdoc.yaml` of the README is read without a complaint, rule names included."""
    settings = next(body for body in blocks(readme, "yaml") if body.startswith("documents:"))
    (tmp_path / ".designdoc.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs" / "design").mkdir(parents=True)
    (tmp_path / "docs" / "design" / "ranking.md").write_text(
        "<!-- designdoc-disable-file: a note -->\n", encoding="utf-8"
    )
    checked = designdoc("check", str(tmp_path), folder=repository)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.slow
def test_the_first_command_runs_on_a_bare_machine(readme: str, repository: Path, tmp_path: Path) -> None:
    """The line under "Try it", in an empty virtual environment: findings in one example, none in the others."""
    line = next(body for body in blocks(readme, "sh") if "pip install ." in body).strip()
    steps = [shlex.split(step.replace(".venv", str(tmp_path / "venv"))) for step in line.split("&&")]
    steps[0][0] = sys.executable
    *earlier, last = [run(step, repository) for step in steps]
    assert [done.returncode for done in earlier] == [0] * len(earlier)
    assert last.returncode == 1, last.stdout + last.stderr
    assert set(re.findall(r"examples/\S+\.md", last.stdout)) == {"examples/design-netflix.md"}
