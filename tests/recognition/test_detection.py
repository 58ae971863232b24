"""Which Markdown files are machine-learning design documents: sure before it speaks, silent about everything else."""

from __future__ import annotations

import pytest
from recognised import DOCUMENTS, drawn, recogniser

from designdoc.document.parse import parse
from designdoc.recognition.detection import Detector

DESIGNS = sorted(path.stem for path in DOCUMENTS.glob("*.md"))

README = """\
# leakfinder

[![ci](badge.svg)](x) Finds leaks with a neural network.

## Installation

`pip install leakfinder`

## Usage

Run `leakfinder train` on your training data, then `leakfinder predict`. The classifier reaches a recall of 0.6.

## License

MIT
"""
CHANGELOG = """\
# Changelog

## 2.1.0

- Model training takes half the time; the loss function is configurable
- Fix precision and recall on an empty test set
- Retraining no longer forgets the feature store
"""
PLATFORM_RFC = """\
# RFC 12: one build cache for all repositories

## Summary

Builds share one cache in the office's data centre.

## Motivation

Every repository compiles the same libraries; a cold build takes 40 minutes.

## Detailed design

Each worker asks the cache by content hash before it compiles. Entries expire after 14 days.

## Drawbacks

A poisoned entry spreads. Entries are signed.

## Alternatives

A cache per team, which we have now.
"""
MINUTES = """\
# Meeting notes, 3 March

- Ana will retrain the classifier; the training data moved.
- The inference service was down for an hour. Recall looks fine.
- Next meeting: Monday.
"""
TEMPLATE = """\
# ML system design doc: template

## Problem statement

What problem do you solve, and for whom? Why now?

## Offline evaluation

Which metrics do you use? Describe the test set.

## Model selection

Which models do you compare? List the trade-offs.

## Training

Describe how the model is trained. Which loss function?
"""


def detected(text: str) -> str | None:
    return Detector(recogniser()).detect(parse(text)).framework


@pytest.mark.parametrize("language", DESIGNS)
def test_a_design_document_is_detected_in_every_language(language: str) -> None:
    text, _ = drawn((DOCUMENTS / f"{language}.md").read_text(encoding="utf-8"))
    assert detected(text) == "ml-system-design"


@pytest.mark.parametrize("text", [README, CHANGELOG, PLATFORM_RFC, MINUTES, "", "# Hello\n", "\n\n---\n"])
def test_other_files_are_left_alone(text: str) -> None:
    assert detected(text) is None


def test_a_template_is_told_apart_because_it_asks() -> None:
    found = Detector(recogniser()).detect(parse(TEMPLATE))
    assert found.framework is None
    assert "template" in found.why


def test_the_reason_is_given_in_words() -> None:
    assert Detector(recogniser()).detect(parse(PLATFORM_RFC)).why == "it does not speak of machine learning"
