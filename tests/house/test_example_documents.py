"""The example documents: complete designs without a finding, and one that shows what designdoc finds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import designdoc

FLAWED = "examples/design-netflix.md"
SNAPSHOT = Path(__file__).with_name("examples.snapshot")


def printed(repository: Path, *arguments: str) -> str:
    """What the command line of this checkout prints."""
    run = designdoc(*arguments, folder=repository)
    assert run.stderr == ""
    return run.stdout


@pytest.fixture(scope="module")
def documents(repository: Path) -> dict[str, dict[str, Any]]:
    """The results of checking the folder, by path."""
    results = json.loads(printed(repository, "check", "--format", "json", "examples"))
    return {document["path"]: document for document in results["documents"]}


def test_the_folder_shows_every_framework(documents: dict[str, dict[str, Any]], repository: Path) -> None:
    """Each framework that ships has at least one good document."""
    frameworks = json.loads(printed(repository, "frameworks", "--format", "json"))
    shown = {document["framework"] for path, document in documents.items() if path != FLAWED}
    assert {framework["id"] for framework in frameworks["frameworks"]} == shown


def test_good_documents_have_no_finding(documents: dict[str, dict[str, Any]]) -> None:
    """Not even a hint."""
    assert {path: document["findings"] for path, document in documents.items() if path != FLAWED} == {
        path: [] for path in documents if path != FLAWED
    }


def test_the_flawed_document_shows_the_classic_mistakes(documents: dict[str, dict[str, Any]]) -> None:
    """Architecture first, no requirements in numbers, a wrong estimate, a random split, tuning on the test set."""
    found = {finding["rule"] for finding in documents[FLAWED]["findings"]}
    assert found >= {
        "architecture-before-problem",
        "architecture-before-traffic",
        "missing-section",
        "no-reference-diagram",
        "placeholder-text",
    }


def test_nothing_has_changed_unseen(repository: Path) -> None:
    """One line per finding over all examples.

    To accept a change, run `designdoc check --format concise examples > tests/house/examples.snapshot` and read the
    difference.
    """
    assert printed(repository, "check", "--format", "concise", "examples") == SNAPSHOT.read_text(encoding="utf-8")
