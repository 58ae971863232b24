"""ARCHITECTURE.md says where the words of languages live, so that whoever adds a language finds all of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

OTHER_SCRIPT = re.compile("[\u0400-\u052f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A letter that no English word has: Cyrillic, kana, ideographs, hangul."""


@pytest.fixture(scope="module")
def places(repository: Path) -> tuple[Path, ...]:
    """The modules and folders that the section lists."""
    page = (repository / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = page.partition("## How to add a language\n")[2].partition("\n## ")[0]
    table = section.partition("| below `server/designdoc/`")[2]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    package = repository / "server" / "designdoc"
    return tuple(package / name for row in rows for name in re.findall("`([^`]+)`", row))


def test_every_place_that_is_listed_exists(places: tuple[Path, ...]) -> None:
    assert places
    assert [str(place) for place in places if not place.exists()] == []


def test_every_module_with_words_of_other_languages_is_listed(repository: Path, places: tuple[Path, ...]) -> None:
    modules = sorted((repository / "server" / "designdoc").rglob("*.py"))
    holding = [module for module in modules if holds_words(module.read_text(encoding="utf-8"))]
    assert holding
    unlisted = [module for module in holding if not any(module == p or p in module.parents for p in places)]
    assert [str(module.relative_to(repository)) for module in unlisted] == []


def holds_words(source: str) -> bool:
    """Whether a text that the module works with, and not one that explains it, has a letter of another script."""
    if not OTHER_SCRIPT.search(source):
        return False
    tree = ast.parse(source)
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explaining)
    return any(isinstance(text.value, str) and OTHER_SCRIPT.search(text.value) for text in texts)
