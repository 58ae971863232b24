"""Percentiles belong to the number they stand beside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from designdoc.recognition.quantities import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p99 < 100 ms", ["99"]),
        ("P99.9 of 100 ms", ["99.9"]),
        ("p999 latency under 1 s", ["99.9"]),
        ("tp99 50ms", ["99"]),
        ("100 ms (p95)", ["95"]),
        ("100 ms at p95", ["95"]),
        ("100 ms p95, 300 ms p99", ["95", "99"]),
        ("p50 20 ms, p99 100 ms", ["50", "99"]),
        ("the 99th percentile latency is 300 ms", ["99"]),
        ("300 ms at the 99th percentile", ["99"]),
        ("25 s at p50 and 60 s at p99", ["50", "99"]),
        ("99%分位 50毫秒", ["99"]),
        ("99-й перцентиль 200 мс", ["99"]),
        ("  p99 latency     100 ms  ", ["99"]),
        ("p99 is not known. The budget is 100 ms", [None]),
        ("P50/P95/P99: 20/50/100 ms", ["50", "95", "99"]),
        ("P50/P95/P99 latency of 20/50/100 ms", ["50", "95", "99"]),
        ("p95 / p99 = 80 ms / 120 ms", ["95", "99"]),
        ("p95/p99: 80 / 120 ms", ["95", "99"]),
        ("p50/p99 of 20/50/100 ms", ["99"]),
        ("100 ms for one request", [None]),
        ("median 240 ms, p99 500 ms", ["50", "99"]),
        ("4 s in the median and 6 s at the 95th percentile", ["50", "95"]),
        ("медиана 300 мс, p95 500 мс", ["50", "95"]),
        ("中位数 60 ms，p99 80 ms", ["50", "99"]),
        ("Median 250 ms, 99. Perzentil 400 ms", ["50", "99"]),
        ("the median of 5 runs is 20 ms", [None, None]),
        ("a median income of 300", [None]),
    ],
)
def test_a_percentile_goes_to_its_number(text: str, expected: list[str | None]) -> None:
    found = [q.percentile for q in read(text)]
    assert found == [Decimal(value) if value else None for value in expected]


def test_of_two_percentiles_before_one_number_the_nearer_counts() -> None:
    assert [q.percentile for q in read("P50, P95, P99: 100 ms")] == [99]


def test_a_row_of_values_shares_its_unit() -> None:
    text = "P50/P95/P99: 20/50/100 ms"
    assert [(text[slice(*q.span)], q.base * 1000, q.unit) for q in read(text)] == [
        ("20", 20, "ms"),
        ("50", 50, "ms"),
        ("100 ms", 100, "ms"),
    ]
