"""Calculations in prose are recomputed; only what no sensible reading makes right is called wrong."""

from __future__ import annotations

import pytest

from designdoc.recognition.quantities import arithmetic, read


def corrections(text: str) -> list[str]:
    equations = arithmetic.read(text, read(text))
    return [found.text for equation in equations if (found := arithmetic.correct(equation))]


@pytest.mark.parametrize(
    "text",
    [
        "10M DAU x 5 requests / 86,400 s = 580 QPS",
        "10M × 5 ÷ 100,000 = 500 QPS",
        r"$10M \times 5 / 86400 \approx 580$ QPS",
        r"$10^{6} \cdot 20 = 20\,M$",
        r"\(2 \times 10^{3} = 2000\)",
        "10M x 5 / 100k = 579 QPS",
        "200M / 86,400 ≈ 2,000 QPS",
        "200000000/86400 = 2314 QPS",
        "900M x 64 x 2 bytes = 115 GB",
        "10⁹ × 768 × 4 bytes ≈ 2.8 TB",
        "1,024 x 1,024 x 4 B = 4 MB",
        "450 − 110 − 10 = 330 MB",
        "20 + 30 + 50 = 100 ms",
        "(10M x 5) / 86,400 = 579",
        "2 * 0.8 * 0.7 / (0.8 + 0.7) = 0.75",
        "20% x 10M = 2M",
        "10M x 20 % = 2M users",
        "99.9 % x 30 days = 43 min",
        "5k requests/s x 86,400 = 432M requests/day",
        "1,000 QPS x 2 = 172.8M requests/day",
        "90 min x 2 = 3 h",
        "$0.002 x 500,000 = $1,000",
        "30M gas / 16 gas per calldata byte = 1.875M bytes",
        "1 000 000 / 86 400 = 11,6 RPS",
        "5 x 4 = 20 x 3 = 60",
        "0.5 x 3 = 2",
        "100 x 5 = 400-600",
        "100B / 86400 = 1.1M QPS",
        r"$2 \times 32 \times 128 \times 16 = 131\,072$ bytes",
        r"$0.08 \cdot 7.85 / 0.02^2 \approx 1{,}570$ items",
        "9.3B tokens x $30/1M = $279,000",
        "500M tokens x $0.25 per 1M tokens = $125",
        "1B x 5min x 60s x 5Mbps = 1.5 exabits/day",
    ],
)
def test_sensible_readings_are_right(text: str) -> None:
    assert len(arithmetic.read(text, read(text))) == 1
    assert corrections(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("10M x 5 / 86,400 = 5,787 requests/s", "579"),
        ("10M DAU × 5 requests/user/day ÷ 86,400 s/day ≈ 5,787 QPS", "579"),
        ("10M x 5 / 86,400 = 5.8k QPS", "579"),
        ("10M users * 2 KB = 20 MB", "20,000"),
        ("900M x 64 floats x 4 bytes = 1.2 TB", "0.23"),
        ("20 ms + 30 ms + 50 ms = 110 ms", "100"),
        ("10M x 20 % = 5M users", "2M"),
        ("50 million x 20 = 100 million", "1 billion"),
        ("2 * 0.8 * 0.7 / (0.8 + 0.7) = 0.85", "0.75"),
        ("12 x 12 = 1,440", "144"),
        ("1 000 000 x 5 = 50 000 000", "5 000 000"),
        (r"$2 \times 32 \times 128 \times 16 = 141\,072$ bytes", r"131\,072"),
        ("500M tokens x $0.25 per 1M tokens = $1,250", "125"),
        ("10,000 x 20 x 10 ms = 555 h", "0.56"),
        ("0.05% x 720 hours = 26.3 minutes/month", "21.6"),
        ("400 million x 2 h x 160 kbps = 320 TB/day", "57,600"),
    ],
)
def test_wrong_results_are_corrected_in_the_style_of_the_author(text: str, right: str) -> None:
    assert corrections(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "580 × 3 = 2,500 QPS at peak",
        "10 TB x 5 = 150 TB with three replicas",
        "N x 5 / 10 = 3",
        "a - 5 x 10 = 3",
        "5 x 10 = 3 x y",
        "x = 100",
        "2024-05-12 = 5",
        "10 results per 100K queries * 10 humans = 10M examples",
        "1.000.000 / 86.400 = 115 RPS",
        "`k = 10`, `n - 5 = 3`",
        "2 ms x 3 ms = -5 ms",
        "60M in + 7.5M out ~= $292",
        "5,290 runs x (1.5k in + 3k out) ~= 7.9M in + 15.9M out",
        "50k bitrate x 10 min = 37 MB",
        "1 model call + 0.5 tool calls = 1.24M calls/month",
        "5x + 7y = 23",
    ],
)
def test_what_cannot_be_judged_is_left_alone(text: str) -> None:
    assert corrections(text) == []
