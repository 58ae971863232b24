"""Files that repositories keep under agreed names."""

from __future__ import annotations

import pytest

from designdoc.workspace.community_files import has_agreed_name


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "docs/readme.markdown",
        "README_EN.md",
        "README.zh-CN.md",
        "README-ja.md",
        "CHANGELOG.md",
        "Release-Notes.md",
        ".github/CODE_OF_CONDUCT.md",
        "C:/work/LICENSE.md",
        "AGENTS.md",
        "MODEL_CARD.md",
        "model-card.md",
        "MODEL_CARD_VISION.md",
        "churn-model-card.md",
    ],
)
def test_their_name_tells(path: str) -> None:
    assert has_agreed_name(path)


@pytest.mark.parametrize(
    "path", ["design.md", "readme-ranking.md", "card-payments.md", "README/design.md", "security-design.md", "README"]
)
def test_other_names_tell_nothing(path: str) -> None:
    assert not has_agreed_name(path)
