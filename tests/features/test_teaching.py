"""An unknown heading can be taught: it becomes a synonym in the settings, whatever these look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from designdoc.features.teaching import Lesson, lessons, teach
from designdoc.text import Span
from designdoc.text.apply import apply_edits
from designdoc.workspace.settings import from_text

from .drawn import drawn
from .test_actions import DESIGN

LESSON = Lesson("", "online-metrics", 'Live "KPIs": 设计')


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "fail-on: error",
        "fail-on: error\r\n",
        "synonyms:\n  baseline: [Naive]\nfail-on: error\n",
        "synonyms: # ours\n    baseline: [Naive]\n",
        "synonyms:\n  online-metrics: [Numbers]\n",
        "synonyms:\n  online-metrics: []\n",
        "synonyms:",
    ],
)
def test_the_synonym_is_added_and_nothing_is_lost(settings: str) -> None:
    edit = teach(settings, LESSON)
    assert edit is not None
    path = Path("/x/.designdoc.yaml")
    before, _ = from_text(settings, path, path.parent)
    after, mistakes = from_text(apply_edits(settings, [edit]), path, path.parent)
    assert not mistakes
    assert after.synonyms["online-metrics"] == (*before.synonyms.get("online-metrics", ()), LESSON.name)
    assert after.fail_on == before.fail_on
    assert after.synonyms.get("baseline") == before.synonyms.get("baseline")


@pytest.mark.parametrize(
    "settings", ["synonyms: {baseline: [Naive]}\n", "synonyms:\n  online-metrics:\n    - Numbers\n"]
)
def test_a_form_that_cannot_be_added_to_is_left_alone(settings: str) -> None:
    assert teach(settings, LESSON) is None


def test_only_a_heading_that_stands_for_nothing_is_asked_about() -> None:
    subject, _ = drawn(DESIGN + "\n## Zebra crossing\n\nStripes.\n")
    text = subject.document.text
    unknown, known = text.index("## Zebra"), text.index("## Serving")
    found = lessons(subject, Span(unknown + 5, unknown + 5))
    assert found
    assert all(lesson.name == "Zebra crossing" for lesson in found)
    assert lessons(subject, Span(known + 5, known + 5)) == []
    assert lessons(subject, Span(0, 0)) == [], "the title names no section"
    assert lessons(subject, Span(len(text) - 2, len(text) - 2)) == []
