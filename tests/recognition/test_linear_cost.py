"""Recognition takes time in proportion to the size of a document, whatever stands in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from recognised import DOCUMENTS, drawn, recogniser

from designdoc.document.parse import parse

SMALL = 8_000
LARGE = 10 * SMALL
SLACK = 3.0
"""How much more than proportional a measurement on a shared machine may be; quadratic growth would be 10."""


def repeated(piece: str) -> Callable[[int], str]:
    return lambda length: piece * (length // len(piece) + 1)


HOSTILE = {
    "one line of words": repeated("we measure the online metric and the feature store "),
    "one line without spaces": repeated("x"),
    "one line of Chinese": repeated("我们训练模型并监控点击率"),
    "negations in one sentence": repeated("no model without training and never a metric not "),
    "exclusions in one sentence": repeated("out of scope feature store "),
    "lists of exclusions": repeated("Out of scope:\n- feature store\n- retraining\n"),
    "exclusions in one line": repeated("Out of scope: "),
    "placeholders": repeated("TBD. TODO later. "),
    "numbers in one sentence": repeated("99.9 % of 100 ms and 3 GB, "),
    "questions with blanks": lambda n: "why?" + " " * n + "x",
    "punctuation": repeated("!?.,;:-_/"),
    "headings with a name": repeated("## Overview\n\nText.\n\n"),
    "headings with many readings": repeated("## Data\n\n### Metrics\n\nRecall.\n\n"),
    "one long heading": lambda n: "## " + "online metrics and " * (n // 19),
    "one heading of numbers": lambda n: "## " + "1." * (n // 2) + " Risks",
    "table rows": lambda n: "| a | b |\n|---|---|\n" + "| Risks | model drift at 3 % |\n" * (n // 30),
    "list labels": repeated("- **Risks**: the model may drift by 3 %\n"),
    "open brackets": repeated("(["),
}


@pytest.fixture(autouse=True)
def spared_of_garbage_collection() -> Iterator[None]:
    """Python looks through all that lives in the process of the tests again and again, which designdoc hardly does."""
    gc.disable()
    yield
    gc.enable()


def cost(text: str) -> float:
    """The least processor time of three recognitions of a fresh parse, without the parse."""
    best = float("inf")
    for _ in range(3):
        document = parse(text)
        started = time.process_time()
        recogniser().recognise(document)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_its_size(name: str) -> None:
    make = HOSTILE[name]
    small = cost(make(SMALL))
    assert cost(make(LARGE)) < SLACK * LARGE / SMALL * max(small, 0.005)


@pytest.mark.slow
def test_a_document_of_five_megabytes_costs_no_more_than_its_size() -> None:
    text, _ = drawn((DOCUMENTS / "en.md").read_text(encoding="utf-8"))
    body = text.split("---\n", 2)[2]
    small, large = body * (250_000 // len(body)), body * (5_000_000 // len(body))
    document, started = parse(large), time.process_time()
    recogniser().recognise(document)
    assert time.process_time() - started < SLACK * len(large) / len(small) * cost(small)
