"""Rules that speak only about documents of some length, on texts that are made long."""

from __future__ import annotations

import pytest
from reviewing import findings

SENTENCE = "The player asks for a list when a video starts, and the list must be there before the viewer looks for it. "
DIAGRAM = "no-reference-diagram"
BALANCE = "ml-heavy-balance"


def document(words: int, *, heading: str = "## Background", more: str = "") -> str:
    times = words // len(SENTENCE.split()) + 1
    return f"# Related videos\n\n{heading}\n\n{SENTENCE * times}\n\n{more}"


def rules(text: str, *select: str) -> list[str]:
    return [finding.rule for finding in findings(text, {"select": list(select)})]


class TestNoReferenceDiagram:
    def test_a_long_text_without_a_picture(self) -> None:
        assert rules(document(450), DIAGRAM) == [DIAGRAM]

    def test_a_short_one_needs_none(self) -> None:
        assert rules(document(300), DIAGRAM) == []

    @pytest.mark.parametrize(
        "picture",
        [
            "```mermaid\nflowchart LR\n  client --> ranker\n```\n",
            "```\n+-----+     +------+\n| app | --> | rank |\n+-----+     +------+\n   |\n+-----+\n| log |\n+-----+\n```\n",  # noqa: E501
            "![how it works](system.png)\n",
            '<img src="system.png">\n',
            "[System diagram](https://example.com/board)\n",
            "[схема](https://example.com/board)\n",
        ],
    )
    def test_any_kind_of_picture_will_do(self, picture: str) -> None:
        assert rules(document(450, more=picture), DIAGRAM) == []

    def test_the_fix_puts_the_diagram_under_its_heading(self) -> None:
        text = document(450, more="## High-level architecture\n\nThe app asks the ranker.\n")
        finding = findings(text, {"select": [DIAGRAM]})[0]
        edit = finding.fixes[0].edits[0]
        after = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert "## High-level architecture\n\n```mermaid\n" in after
        assert rules(after, DIAGRAM) == []


class TestBalance:
    def test_a_text_about_the_model_alone(self) -> None:
        text = document(850, heading="## Model architecture", more="## Serving architecture\n\nA nightly batch.\n")
        found = findings(text, {"select": [BALANCE]})
        assert [finding.rule for finding in found] == [BALANCE]
        assert "30" in found[0].message

    def test_a_text_about_the_system(self) -> None:
        text = document(850, heading="## Serving architecture", more="## Model architecture\n\nTwo towers.\n")
        assert rules(text, BALANCE) == []
