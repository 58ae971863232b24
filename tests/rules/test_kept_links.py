"""A fix that changes the words of a heading takes the links to it along."""

from __future__ import annotations

import pytest
from reviewing import findings

from markdown_fixtures import apply

MISSPELLED = """# Feed

What counts is [below](#montioring-and-alertng) and [there][m].

[m]: #montioring-and-alertng "a title"

## Montioring and *alertng*

Alerts within five minutes.
"""
SETEXT = MISSPELLED.replace("## Montioring and *alertng*", "Montioring and *alertng*\n------------------------")


@pytest.mark.parametrize("text", [MISSPELLED, SETEXT], ids=["atx", "setext"])
def test_a_heading_is_spelled_right_with_the_links_to_it(text: str) -> None:
    (finding,) = findings(text, only=("misspelled-heading",))
    after = apply(text, finding.fixes[0].edits)
    assert "[below](#monitoring-and-alerting)" in after
    assert '[m]: #monitoring-and-alerting "a title"' in after
    assert not findings(after, only=("broken-anchor",))


def test_a_heading_that_is_told_apart_keeps_its_links() -> None:
    text = "# Feed\n\n[Second](#serving-1).\n\n## Serving\n\nBy day.\n\n## Serving\n\nBy night, in batches.\n"
    (finding,) = findings(text, only=("duplicate-section",))
    after = apply(text, finding.fixes[0].edits)
    assert after != text
    assert not findings(after, only=("broken-anchor",))


def test_what_stands_before_a_heading_is_no_part_of_it() -> None:
    text = "Feed\n====\n\n[Alerts](#monitoring).\n\nMonitoring\n----------\n\nAlerts within five minutes.\n"
    fixes = [fix for one in findings(text, only=("missing-section",)) for fix in one.fixes]
    for fix in fixes:
        assert "[Alerts](#monitoring)" in apply(text, fix.edits)
