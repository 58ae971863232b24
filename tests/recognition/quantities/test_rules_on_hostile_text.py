"""Numeric rules keep their heads on hostile text: they end, never crash, stay in the text, and their fixes hold."""

from __future__ import annotations

import time
from datetime import date
from functools import cache

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designdoc.document.parse import parse
from designdoc.findings.level import Level
from designdoc.packs.store import load
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer
from designdoc.workspace.calendar import Calendar

GROUP = "quantification"
TODAY = date(2025, 6, 30)
HEADINGS = ["Non-functional requirements", "Scale estimate", "Data splits", "Offline evaluation", "Experiment design"]


@cache
def numbers_only() -> Reviewer:
    """A reviewer with every rule about numbers on, those that are off by default included."""
    pack = load("ml-system-design")
    rules = tuple(rule.id for rule in pack.rules if rule.group == GROUP)
    assert len(rules) > 15
    return Reviewer(pack, RuleSettings(levels=dict.fromkeys(rules, Level.WARNING), select=(*rules, "check-crashed")))


_cells = st.lists(
    st.one_of(hostile.amounts, hostile.names, st.sampled_from(["Total", "p50", "p99", "", "-"])), min_size=3, max_size=3
)
_tables = st.lists(_cells, min_size=2, max_size=6).map(
    lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * 3, *rows[1:]))
)
_blocks = st.one_of(
    hostile.prose,
    hostile.prose.map(lambda text: f"- Latency {text}"),
    _tables,
    st.sampled_from(HEADINGS).map("## {}".format),
)
_documents = st.lists(_blocks, min_size=1, max_size=8).map(lambda blocks: "# T\n\n" + "\n\n".join(blocks))


@settings(max_examples=150)
@given(_documents)
def test_findings_and_fixes_stay_in_the_text(text: str) -> None:
    for finding in numbers_only().review(parse(text), calendar=Calendar(TODAY)).findings:
        assert finding.rule != "check-crashed", finding.message
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for fix in finding.fixes:
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in fix.edits)


@settings(max_examples=100)
@given(st.sampled_from(HEADINGS), st.lists(hostile.names, max_size=6).map("; ".join))
def test_names_of_things_are_no_figures(heading: str, text: str) -> None:
    review = numbers_only().review(parse(f"# T\n\n## {heading}\n\nThe paper is {text}.\n"), calendar=Calendar(TODAY))
    assert [finding.message for finding in review.findings] == []


_harmless = st.one_of(
    hostile.names,
    hostile.dates,
    hostile.money,
    hostile.ranges,
    st.sampled_from(
        ["a 95% confidence interval", "3/4 of them", "an 80/20 rule", "the 3rd", "the 21st", "footnote[^3]"]
    ),
)


@cache
def as_shipped() -> Reviewer:
    return Reviewer(load("ml-system-design"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(HEADINGS), st.lists(_harmless, max_size=5))
def test_no_rule_points_at_harmless_numbers(heading: str, things: list[str]) -> None:
    start = f"# T\n\n## {heading}\n\nThe paper says so."
    text = f"{start} We read {'; '.join(things)}.\n"
    found = as_shipped().review(parse(text), calendar=Calendar(TODAY)).findings
    assert [finding.message for finding in found if finding.span.start > len(start)] == []


@pytest.mark.parametrize(
    "pattern", ["p99 1 ms, p50 2 ms, ", "10 x 10 = 1 ", "train 1/2/3 test ", "recall 2 ", "- Latency\n"]
)
def test_no_text_makes_a_rule_more_than_linear(pattern: str) -> None:
    def seconds(length: int) -> float:
        text = "# T\n\n## Non-functional requirements\n\n" + (pattern * length)[:length]
        start = time.process_time()
        assert numbers_only().review(parse(text), calendar=Calendar(TODAY)).findings is not None
        return time.process_time() - start

    seconds(500)
    allowed = 16 * min(seconds(2_000) for _ in range(3)) + 0.1
    # Other work on the machine can only add to what a run takes.
    assert any(seconds(16_000) < allowed for _ in range(5))
