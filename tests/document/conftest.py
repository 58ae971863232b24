"""Where the optional corpus lies."""

from __future__ import annotations

from pathlib import Path

import pytest

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture
def corpus() -> list[Path]:
    """Real Markdown files, where a corpus stands beside the project."""
    files = sorted(_CORPUS.rglob("*.md")) if _CORPUS.is_dir() else []
    if not files:
        pytest.skip("no corpus beside the project")
    return files
