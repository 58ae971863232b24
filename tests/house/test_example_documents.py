"""The example documents: complete designs without a finding, and one that shows what designdoc finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from patience import PATIENCE

FLAWED = "examples/design-netflix.md"
SNAPSHOT = Path(__file__).with_name("examples.snapshot")


def designdoc(repository: Path, *arguments: str) -> str:
    """What the command line of this checkout prints."""
    run = subprocess.run(
        [sys.executable, "-m", "designdoc", *arguments],
        cwd=repository,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert run.stderr == ""
    return run.stdout


@pytest.fixture(scope="module")
def documents(repository: Path) -> dict[str, dict[str, Any]]:
    """The results of checking the folder, by path."""
    results = json.loads(designdoc(repository, "check", "--format", "json", "examples"))
    return {document["path"]: document for document in results["documents"]}


def test_the_folder_shows_every_framework(documents: dict[str, dict[str, Any]], repository: Path) -> None:
    """Each framework that ships has at least one good document."""
    frameworks = json.loads(designdoc(repository, "frameworks", "--format", "json"))
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
    assert designdoc(repository, "check", "--format", "concise", "examples") == SNAPSHOT.read_text(encoding="utf-8")
