"""Digits that are names, labels or addresses are not quantities."""

from __future__ import annotations

import pytest

from designdoc.recognition.quantities import Measure, read


@pytest.mark.parametrize(
    "text",
    [
        "RFC 2119",
        "ISO 8601",
        "GPT-4 and T5",
        "p99 and P50",
        "the top-10 list",
        "k8s on H100",
        "Recall@10",
        "v1.2.3",
        "version 2",
        "release 1.22.1",
        "10.0.0.1",
        "issue #12",
        "see section 3.2",
        "Figure 2 and Table 3",
        "step 3",
        "ISBN 978-3-16-148410-0",
        "call +49 30 123456 78",
        "555-123-4567",
        "at 12:30",
        "from 09:00 to 17:30",
        "x_1 and y2",
        "a [12] citation",
        "1. First item",
        "2) Second item",
        "2.1 Goals and scope",
        "   2.1 Goals and scope",
        "a 3D model",
        "sha 9f8e7d6c5b4a",
        "Llama-3-8B-Instruct",
    ],
)
def test_names_are_left_alone(text: str) -> None:
    assert [text[q.span.start : q.span.end] for q in read(text) if q.measure is not Measure.DATE] == []


def test_a_number_after_a_label_word_still_counts_when_it_has_a_unit() -> None:
    assert [q.unit for q in read("step 3 takes 5 s, version 2 needs 3 GB")] == ["s", "GB"]


def test_a_monstrous_run_of_digits_is_not_a_number() -> None:
    assert read("9" * 10_000) == ()
