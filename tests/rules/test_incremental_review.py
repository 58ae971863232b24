"""A review after an edit, by a reviewer that remembers, is the review that a new one gives to the whole text."""

from __future__ import annotations

import random

import pytest
from reviewing import TODAY, pack

from designdoc.document.incremental import reparse
from designdoc.document.parse import parse
from designdoc.rules.engine import Reviewer
from designdoc.rules.settings import RuleSettings
from designdoc.text import Span
from designdoc.workspace.calendar import Calendar

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
PIECES = (
    "x", " ", "\n", "\n\n", "#", "## Labels\n", "# Other title\n", "TBD", "???", "```\n", "- [ ] a\n", "| a |\n",
    "---\n", "status: approved\n", "<!-- designdoc-disable -->\n", "<!-- designdoc-enable -->\n", "## Data pipline\n",
    "**Metrics**\n", "10M daily active users\n", "[a](#b)", "N/A\n", "1. ", "p99 of 120 ms",
)  # fmt: skip
EDITS = 60


@pytest.mark.parametrize("seed", range(4))
def test_remembering_changes_nothing(seed: int) -> None:
    source = random.Random(seed)
    everything = RuleSettings(select=tuple(rule.id for rule in pack().rules))
    reviewer = Reviewer(pack(), everything)
    fresh = Reviewer(pack(), everything)
    document = parse(START)
    for _ in range(EDITS):
        start = source.randint(0, len(document.text))
        end = min(len(document.text), start + source.choice((0, 0, 0, 1, 5, 20)))
        piece = source.choice(PIECES)
        text = document.text[:start] + piece + document.text[end:]
        document = reparse(document, text, Span(start, end), len(piece))
        remembered = reviewer.review(document, exists=lambda path: False, calendar=Calendar(TODAY)).findings
        # A new parse has new contents, so nothing that is kept by content can be found again.
        assert remembered == fresh.review(parse(text), exists=lambda path: False, calendar=Calendar(TODAY)).findings
        assert "check-crashed" not in {finding.rule for finding in remembered}
