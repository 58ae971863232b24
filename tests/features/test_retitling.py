"""Retitling: a heading gets the framework's name for its section, and keeps its number."""

from __future__ import annotations

import pytest

from designdoc.features.retitling import retitling
from designdoc.text import Span

from .drawn import drawn


def offered(text: str) -> tuple[str, str] | None:
    subject, offset = drawn(text)
    offer = retitling(subject, Span(offset, offset))
    return None if offer is None else (offer.title, offer.name)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Offline‸ metrics", "Offline evaluation"),
        ("## 3. ‸Offline metrics 😀", "3. Offline evaluation"),
        ("## Step 3: ‸Offline metrics", "Step 3: Offline evaluation"),
        ("‸Offline metrics\n---------------", "Offline evaluation"),
    ],
)
def test_the_name_of_the_section_is_offered(heading: str, name: str) -> None:
    found = offered(f"# Feed\n\n{heading}\n\nNDCG@20 on a held-out week rises from 0.30 to 0.35.\n")
    assert found == ("Rename the heading to 'Offline evaluation'", name)


@pytest.mark.parametrize(
    "heading", ["## ‸Offline evaluation", "## 2) offline‸ evaluation", "## III. ‸Offline metrics", "## ‸Our zoo"]
)
def test_nothing_is_offered_where_the_name_is_right_or_unknown(heading: str) -> None:
    assert offered(f"# Feed\n\n{heading}\n\nNDCG@20 on a held-out week rises from 0.30 to 0.35.\n") is None


def test_nothing_is_offered_below_the_heading_and_at_the_title() -> None:
    assert offered("# Feed\n\n## Offline metrics\n\nNDCG@20 ‸rises to 0.35.\n") is None
    assert offered("# Offline‸ metrics\n\n## Serving\n\nBy day.\n") is None


def test_the_name_is_in_the_language_of_the_document() -> None:
    text = "# 推荐系统设计\n\n## 离线指标‸\n\n在保留的一周数据上，NDCG@20 从 0.30 上升到 0.35，达到了我们的目标。\n"
    assert offered(text) == ("Rename the heading to '离线评估'", "离线评估")
