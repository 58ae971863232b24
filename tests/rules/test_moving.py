"""Moving a section: numbers stay in the order of the text, and links lead where they led."""

from __future__ import annotations

import pytest
from reviewing import findings

from designdoc.document.parse import parse
from markdown_fixtures import apply

NUMBERED = """# Feed

See [the model](#1-model-architecture) and [its layers](#11-layers).

## 1. Model architecture

Two towers, as [the problem](#3-problem-statement) asks.

### 1.1 Layers

Three layers.

## 2. Serving

Behind a gateway.

## 3. Problem statement

Members leave after one video; [why](#31-causes).

### 3.1 Causes

The list repeats itself.

## 4. Monitoring

Alerts.
"""
RULE = "architecture-before-problem"


def moved(text: str) -> str:
    (fix,) = [fix for one in findings(text, only=(RULE,)) for fix in one.fixes if fix.title.startswith("Move")]
    return apply(text, fix.edits)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_numbers_stay_in_order(newline: str) -> None:
    after = moved(NUMBERED.replace("\n", newline))
    headings = [p.heading.text for p in parse(after).passages if p.heading is not None]
    assert headings == [
        "Feed",
        "1. Problem statement",
        "1.1 Causes",
        "2. Model architecture",
        "2.1 Layers",
        "3. Serving",
        "4. Monitoring",
    ]


def test_links_follow() -> None:
    after = moved(NUMBERED)
    assert "[the model](#2-model-architecture) and [its layers](#21-layers)" in after
    assert "[the problem](#1-problem-statement)" in after
    assert "[why](#11-causes)" in after
    assert not findings(after, only=("broken-anchor",))


def test_without_numbers_only_the_place_changes() -> None:
    text = "# Feed\n\n## Model architecture\n\nTwo towers.\n\n## 2024 problem statement\n\nMembers leave.\n"
    assert (
        moved(text) == "# Feed\n\n## 2024 problem statement\n\nMembers leave.\n\n## Model architecture\n\nTwo towers.\n"
    )
    one = text.replace("## 2024 p", "## 2. P")
    assert "\n## 2. Problem statement\n" in moved(one), "where not both are numbered, a number is kept"
