"""Inserting all missing sections at once: every gap is closed, in the order of the framework, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reviewing import findings, review

from designdoc.document.parse import parse
from designdoc.recognition.coverage import State
from markdown_fixtures import apply

OUTLINED = """# Related videos

Introduction.

## 1. Problem statement

Viewers leave after one video, because the list beside it repeats what they saw this week.

## 2. Requirements

### 2.1 Functional requirements

The player shows ten videos beside the one that plays.

## 3. Monitoring

Alerts on the share of empty lists within five minutes, on a dashboard the team looks at each morning.
"""
TEXTS = {
    "numbered": OUTLINED,
    "without a title": "Some thoughts on related videos, and no heading at all.\n",
    "nothing": "",
    "no line break at the end": "# Related videos\n\nWe should do this.",
    "setext": "Related videos\n==============\n\nMonitoring\n----------\n\nAlerts on empty lists.\n",
}
ONLY = {"select": ["missing-section"]}


def insert_all(text: str) -> str:
    fixes = [fix for f in findings(text, ONLY) for fix in f.fixes if fix.title.startswith("Insert all")]
    return apply(text, fixes[0].edits)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_no_required_section_is_missing_any_more(text: str) -> None:
    after = insert_all(text)
    missing = [s.section.id for s in review(after).coverage.required if s.state is State.MISSING]
    assert missing == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_line_of_the_author_is_still_there(text: str) -> None:
    after = insert_all(text)
    for line in text.splitlines():
        words = line.lstrip("#0123456789. ")
        assert words in after


def test_numbers_stay_in_sequence() -> None:
    headings = [p.heading for p in parse(insert_all(OUTLINED)).passages if p.heading]
    top = [h.text.split(".")[0] for h in headings if h.level == 2]
    assert top == [str(number) for number in range(1, len(top) + 1)]


def test_a_section_that_does_not_apply_is_numbered_like_any_other() -> None:
    wanted = "Say why 'Data sources' does not apply"
    fix = next(fix for f in findings(OUTLINED, ONLY) for fix in f.fixes if fix.title == wanted)
    headings = [p.heading.text for p in parse(apply(OUTLINED, fix.edits)).passages if p.heading and p.level == 2]
    assert headings == ["1. Problem statement", "2. Requirements", "3. Data sources", "4. Monitoring"]


def test_beside_headings_on_the_level_of_the_title_a_section_is_on_it_too() -> None:
    text = "# Related videos\n\n# Problem statement\n\nViewers leave.\n\n# Monitoring\n\nAlerts.\n"
    fix = next(fix for f in findings(text, ONLY) for fix in f.fixes if fix.title == "Insert section 'Summary'")
    assert "\n# Summary\n" in apply(text, fix.edits)


def test_sections_stand_in_the_order_of_the_framework() -> None:
    coverage = review(insert_all("")).coverage
    order = {section.id: section.order for section in coverage.framework.sections}
    orders = [order[match.sections[0]] for match in coverage.headings if match.sections]
    assert orders == sorted(orders)


def test_inserted_sections_are_set_off_by_blank_lines() -> None:
    lines = insert_all(OUTLINED).splitlines()
    for number, line in enumerate(lines):
        if line.startswith("## ") and number:
            assert lines[number - 1] == ""
            assert lines[number + 1] == ""
    assert not any(one == two == "" for one, two in pairwise(lines))


OUT_OF_ORDER = """# Delivery times

## Problem statement

Customers call when an order is late, and half of all calls are about that.

## Serving architecture

An order is scored when it is accepted, over HTTP, by a service behind the gateway that keeps the model in memory.

## Monitoring

Alerts on the share of late orders within five minutes, on a dashboard the team looks at each morning.

## Success metrics in short

Calls about late orders fall from 4 % of all orders to 2 % within a quarter of the launch.
"""


def test_an_early_section_that_is_said_again_at_the_end_pulls_no_other_there() -> None:
    after = insert_all(OUT_OF_ORDER)
    order = [after.index(heading) for heading in ("## Problem", "## ML objective", "## Monitoring", "## Success")]
    assert order == sorted(order)


def test_few_sections_are_named_since_they_are_not_all_that_are_missing() -> None:
    text = (
        "# Related videos\n\n## Functional requirements\n\nViewers see ten related videos beside the one that plays.\n"
    )
    titles = [f.title for one in findings(text, {"select": ["requirements-part-missing"]}) for f in one.fixes]
    assert titles == ["Insert sections 'Non-functional requirements' and 'Scale and traffic estimation'"]


def test_two_sections_are_both() -> None:
    context = (
        "# Use a log\n\n## Status\n\nAccepted in May.\n\n## Context\n\nLogs are needed, since data is lost at night.\n"
    )
    found = findings(context, {**ONLY, "framework": "adr"})
    assert "Insert both missing required sections" in {fix.title for one in found for fix in one.fixes}


def test_scaffolds_take_nothing_away_from_what_the_author_said() -> None:
    """A document that is mostly prompts now is no template: what stood between the lines before still stands there."""
    text = (Path(__file__).parents[2] / "examples" / "design-netflix.md").read_text(encoding="utf-8")
    before = {s.section.id for s in review(text).coverage.sections.values() if s.state is State.MISSING}
    after = {s.section.id for s in review(insert_all(text)).coverage.sections.values() if s.state is State.MISSING}
    assert after <= before
