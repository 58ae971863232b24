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


SENTENCE = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."
BARE = """\
# Feed

## Problem statement

Viewers leave within 40 seconds in 38% of sessions, because the feed is the same for everybody.

## Data sources

Watch events come from the player log, 40 million rows a day, kept for 90 days in the warehouse.

## Monitoring

Alerts on empty lists.
"""
SPOKEN = f"{BARE}\n## What Anna brought\n\n{SENTENCE}\n"
LEARNED = ("“What Anna brought” covers the section 'Baseline'", "baseline", "What Anna brought")


def taught(lesson: Lesson) -> tuple[str, str, str]:
    return lesson.title, lesson.section, lesson.name


def test_a_gap_that_a_sentence_sounds_like_teaches_the_heading_of_the_sentence() -> None:
    subject, _ = drawn(SPOKEN)
    gap = next(f for f in subject.review.findings if f.section == "baseline")
    (lesson,) = [lesson for lesson in lessons(subject, gap.span) if lesson.section == "baseline"]
    assert taught(lesson) == LEARNED
    assert lesson.findings == (gap,)
    assert gap.span.end < SPOKEN.index("## What Anna"), "the heading is not where the finding is"


def test_the_sentence_teaches_its_heading_and_the_heading_what_is_below_it_first() -> None:
    subject, _ = drawn(SPOKEN)
    for place in (SENTENCE, "What Anna brought"):
        at = SPOKEN.index(place) + 3
        assert taught(lessons(subject, Span(at, at))[0]) == LEARNED


def test_a_sentence_below_the_title_has_no_heading_to_teach() -> None:
    text = BARE.replace("# Feed\n", f"# Feed\n\n{SENTENCE}\n")
    subject, _ = drawn(text)
    gap = next(f for f in subject.review.findings if f.section == "baseline")
    assert gap.doubted
    for place in (gap.span.start, text.index(SENTENCE)):
        assert lessons(subject, Span(place, place)) == []
