"""docs/writing-packs.md is true: the files it shows make a pack that works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from commands import designdoc

FILE = re.compile(r"^## .*?`([^`]+)`\n.*?^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

WITHOUT_CONTRACT = """\
---
framework: ml-system-design
---
# Spam filter

## Problem statement

Users of the mail service lose 4 minutes a day to spam: 12M people, 3 messages each. A lost message costs more than a
spam that passes.

## Functional requirements

- The filter must return a verdict for each message before delivery.
- Users can report spam and take a verdict back.

## Data sources

Messages and reports of the mail service, 40M a day, kept for 30 days; owned by the mail team.

## Model options

Logistic regression against gradient-boosted trees; the baseline is the block list of today.

## Offline evaluation

Precision at a recall of 0.9, on the last two weeks.
"""


@pytest.fixture(scope="module")
def house(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the guide, and a design document."""
    folder = tmp_path_factory.mktemp("house")
    guide = (repository / "docs" / "writing-packs.md").read_text(encoding="utf-8")
    for name, text in FILE.findall(guide):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "design.md").write_text(WITHOUT_CONTRACT, encoding="utf-8")
    return folder


def findings(folder: Path) -> dict[str, str | None]:
    """The rules that fire on the document, with the section each is about; nothing may be said on stderr."""
    run = designdoc("check", "--format", "json", "design.md", folder=folder)
    assert run.stderr == ""
    return {finding["rule"]: finding.get("section") for finding in json.loads(run.stdout)["documents"][0]["findings"]}


def test_the_guide_shows_all_files(house: Path) -> None:
    """The five files of its tree."""
    shown = {path.relative_to(house).as_posix() for path in house.rglob("*.yaml")}
    assert shown == {
        ".designdoc.yaml",
        "house-rules/pack.yaml",
        "house-rules/sections/data-contract.yaml",
        "house-rules/answers/data-contract.yaml",
        "house-rules/rules/data-contract-missing.yaml",
    }


def config(folder: Path) -> tuple[int, str]:
    """The exit status of ``designdoc config`` and what it has against the pack."""
    run = designdoc("config", folder=folder)
    return run.returncode, run.stderr


def test_the_examples_of_the_rule_are_tests(house: Path) -> None:
    """`designdoc config` runs them; a check leaves a wrong one alone."""
    assert config(house) == (0, "")
    rule = house / "house-rules" / "rules" / "data-contract-missing.yaml"
    written = rule.read_text(encoding="utf-8")
    before, firing, silent = re.split("^(?:firing|silent):", written, flags=re.MULTILINE)
    rule.write_text(f"{before}silent:{firing}firing:{silent}", "utf-8")
    try:
        status, said = config(house)
        assert status == 2
        assert "firing[0].text: The rule does not fire on this text." in said
        assert "silent[0].text: The rule fires on this text: No data contract." in said
        assert findings(house)
    finally:
        rule.write_text(written, "utf-8")


def test_the_rule_fires_on_a_design_without_the_section(house: Path) -> None:
    """It stands in for the hint that a recommended section is missing."""
    assert findings(house).get("data-contract-missing") == "data-contract"


def test_the_rule_is_silent_once_the_section_stands(house: Path) -> None:
    """Recognised by its synonym."""
    document = house / "design.md"
    contract = (
        "\n## Contract with producers\n\nThe mail service promises `sender`, `body` and `sent_at`; the schema registry "
        "refuses a breaking change, and the mail team tells us a month before.\n"
    )
    document.write_text(WITHOUT_CONTRACT + contract, encoding="utf-8")
    assert "data-contract-missing" not in findings(house)
