"""A document that somebody types is told as a fresh look would tell it, whatever is remembered of earlier versions."""

from __future__ import annotations

import random

import pytest
from recognised import DOCUMENTS, recogniser

from designdoc.document.parse import parse
from designdoc.recognition.detection.detector import Detector
from edits import edited

PIECES = (
    "x", " a model", "\n", "\n\n", "## Labels\n", "# Report\n", "# Lesson 3\n", "## Consequences\n", "## Decision\n",
    "- train daily, 5 GB\n", "Which loss?\n", "???", "## Data sources\n\nClicks from Kafka, 2 TB a day.\n\n",
    "machine learning, features, training data and a classifier ",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_detection_remembers_nothing_that_has_changed(seed: int) -> None:
    source = random.Random(seed)
    kept, fresh = Detector(recogniser()), Detector(recogniser())
    document = parse((DOCUMENTS / "en.md").read_text(encoding="utf-8"))
    verdicts = set()
    for _ in range(80):
        start = source.randint(0, len(document.text))
        end = min(len(document.text), start + source.choice((0, 0, 5, 200, 900)))
        document = edited(document, start, end, source.choice(PIECES))
        told = kept.detect(document)
        assert told == fresh.detect(parse(document.text))
        verdicts.add(told.why)
    assert len(verdicts) > 1
