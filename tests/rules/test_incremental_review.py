"""A review after an edit, by a reviewer that remembers, is the review that a new one gives to the whole text.

``DESIGNDOC_REVIEW_EDITS`` says how many edits each script tries (60 if unset).
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from reviewing import TODAY, pack

from designdoc.document.document import Document
from designdoc.document.parse import parse
from designdoc.rules.choosing.rule_settings import RuleSettings
from designdoc.rules.engine import Reviewer
from designdoc.rules.running.diagnostics import Diagnostic, diagnostics_in
from designdoc.text import Span
from designdoc.workspace.calendar import Calendar
from edits import edited

START = """---
status: draft
---
# Related videos

## Problem statement

Viewers leave after one video. TBD

<!-- designdoc-disable-next-line placeholder-text: agreed -->
Latency: TODO

## 2. Data sources

The player log, 40 million rows a day. See [serving](#servng).

### Labels

N/A

## 3. Model architecture

Two towers with 12 layers each.

## Monitoring

## Serving

A nightly batch.
"""
HEADINGS = """# Related videos
## Where the data sources are (new)

From the player.

## Where the data sources are

From the shop.

## Odds

## Ends

##### How we go on with the baseline
"""
DECIDING = (
    "Phase 1: build", "Phase 2: Data", "Phase 3: Modeling", "Week 2", "Sprint 3 (pilot)", "Short-term", "Purpose",
    "Outputs", "Contents", "1. Goals", "Evaluation", "Metrics", "Data", "Overview", "Offline", "Plan", "Roadmap",
    "FR-1", "Components", "Serving", "Monitoring", "Related videos", "For ranking", "Option B: batch", "Data quality",
    "Non-goals",
)  # fmt: skip
PIECES = (
    "x", " ", "\n", "\n\n", "#", "## Labels\n", "# Other title\n", "TBD", "???", "```\n", "- [ ] a\n", "| a |\n",
    "---\n", "status: approved\n", "<!-- designdoc-disable -->\n", "<!-- designdoc-enable -->\n", "## Data pipline\n",
    "**Metrics**\n", "10M daily active users\n", "[a](#b)", "N/A\n", "1. ", "p99 of 120 ms",
)  # fmt: skip
EDITS = int(os.environ.get("DESIGNDOC_REVIEW_EDITS", "60"))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))


@pytest.mark.parametrize("seed", range(4))
def test_remembering_changes_nothing(seed: int) -> None:
    source = random.Random(seed)
    everything = RuleSettings(select=tuple(rule.id for rule in pack().rules))
    reviewer, fresh = Reviewer(pack(), everything), Reviewer(pack(), everything)
    document = parse(START)
    for _ in range(EDITS):
        start = source.randint(0, len(document.text))
        end = min(len(document.text), start + source.choice((0, 0, 0, 1, 5, 20)))
        piece, gone = source.choice(PIECES), document.text[start:end]
        document = edited(document, start, end, piece)
        assert_same(reviewer, fresh, document)
        if source.random() < 0.25:
            document = edited(document, start, start + len(piece), gone)
            assert_same(reviewer, fresh, document)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_typing_into_a_real_design(path: Path) -> None:
    """Letter by letter, as people type: within words, between them, at the end of a heading, and back again."""
    source = random.Random(path.stem)
    reviewer, fresh = Reviewer(pack()), Reviewer(pack())
    document = parse(path.read_text(encoding="utf-8"))
    for _ in range(EDITS // 10):
        ends = [p.heading.text_span.end + p.start for p in document.passages if p.heading]
        start = source.choice((source.randint(0, len(document.text)), source.choice(ends)))
        for letter in source.choice(("ab", " the latency", "\n\nA p99 of 20 ms", "## Data\n", "? ", "TODO", " x")):
            document = edited(document, start, start, letter)
            start += 1
        assert_same(reviewer, fresh, document)
        while source.random() < 0.8 and start:
            document = edited(document, start - 1, start, "")
            start -= 1
            assert_same(reviewer, fresh, document)


@pytest.mark.parametrize("seed", range(2))
def test_typing_into_headings(seed: int) -> None:
    """A check that reads the words of headings says so: it runs again when they change and their sections do not."""
    source = random.Random(seed)
    reviewer, fresh = Reviewer(pack()), Reviewer(pack())
    document = parse(HEADINGS)
    for _ in range(EDITS):
        passage = source.choice([passage for passage in document.passages if passage.heading])
        words = passage.heading.text_span.shift(passage.start) if passage.heading else Span(0, 0)
        typed = source.choice(("(old)", "1. ", "2. ", "of all that we want and build and run " * 2))
        there = document.text.find(typed, *words)
        at = words.end if typed == "(old)" else words.start
        document = edited(document, at, at, typed) if there < 0 else edited(document, there, there + len(typed), "")
        assert_same(reviewer, fresh, document)


@pytest.mark.parametrize("seed", range(2))
def test_headings_that_decide_what_others_stand_for(seed: int) -> None:
    """Periods of a plan, what recurs below several headings, a title, a step that is reached: one heading more or less
    may be what others are told by.
    """
    source = random.Random(seed)
    reviewer, fresh = Reviewer(pack()), Reviewer(pack())
    document = parse(HEADINGS)
    for _ in range(EDITS):
        passage = source.choice([passage for passage in document.passages if passage.heading])
        heading = f"{'#' * source.choice((1, 2, 2, 3))} {source.choice(DECIDING)}\n"
        start, end = passage.start, passage.start + passage.heading.span.end + 1 if passage.heading else 0
        if source.random() < 0.5 or len(document.passages) > 12:
            document = edited(
                document, start, end, source.choice((heading, heading, "")) if len(document.passages) > 3 else heading
            )
        else:
            document = edited(
                document, start, start, heading + source.choice(("", "\nGPUs, Kafka and 3 TB of logs.\n\n"))
            )
        assert_same(reviewer, fresh, document)


def assert_same(reviewer: Reviewer, fresh: Reviewer, document: Document) -> None:
    """``fresh`` gets another document first and then a new parse, so that it finds nothing of what it may have kept."""
    fresh.review(parse("# Another document\n"))
    remembered = reviewer.review(document, exists=lambda path: False, calendar=Calendar(TODAY))
    expected = fresh.review(parse(document.text), exists=lambda path: False, calendar=Calendar(TODAY))
    assert sorted(remembered.diagnostics, key=_in_order) == sorted(
        diagnostics_in(document, expected.findings), key=_in_order
    )
    assert remembered.findings == expected.findings
    assert remembered.coverage == expected.coverage
    assert "check-crashed" not in {finding.rule for finding in remembered.findings}


def _in_order(diagnostic: Diagnostic) -> tuple[object, ...]:
    return diagnostic.place, diagnostic.rule, diagnostic.message
