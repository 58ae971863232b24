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
        "9 PB x $23/TB = $207K/month",
        "6 TB x $0.10/GB/month = $600/month",
        "240 TB/day x $0.09/GB = $648K/month",
        "2 years x 200 MB/day = 146 GB",
        "10 TB / 100 MB/s = 28 h",
        "50,000 x 500W = 25 MW",
        "1 error / 1,417 rows = 99.93%",
        "100M x 500B = 50 GB",
        "3 PB/month x $0.02/GB x 1000 = $60K/month",
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
        ("1.000.000 / 86.400 = 115 RPS", "12"),
        ("12M requests/day / 86,400 = 1,389 requests/s", "139"),
        ("10M users * 2 KB = 20 MB", "20,000"),
        ("900M x 64 floats x 4 bytes = 1.2 TB", "0.23"),
        ("20 ms + 30 ms + 50 ms = 110 ms", "100"),
        ("10M x 20 % = 5M users", "2M"),
        ("50 million x 20 = 100 million", "1 billion"),
        ("2 * 0.8 * 0.7 / (0.8 + 0.7) = 0.85", "0.75"),
        ("12 x 12 = 1,440", "144"),
        ("1 000 000 x 5 = 50 000 000", "5 000 000"),
        (r"$2 \times 32 \times 128 \times 16 = 141\,072$ items", r"131\,072"),
        ("500M tokens x $0.25 per 1M tokens = $1,250", "125"),
        ("10,000 x 20 x 10 ms = 555 h", "0.56"),
        ("0.05% x 720 hours = 26.3 minutes/month", "21.6"),
        ("400 million x 2 h x 160 kbps = 320 TB/day", "57,600"),
        ("2 years x 200 MB/day = 1,460 GB", "146"),
        ("10 TB / 100 MB/s = 280 h", "28"),
        ("9 PB x $23/TB = $20.7K", "207K"),
        ("6 TB x $0.10 per GB = $900", "600"),
        ("50,000 x 500 W = 250 MW", "25"),
        ("70 EB / 200K nodes = 350 GB", "350,000"),
        ("100M x 500B = 5 TB", "0.05"),
        ("500M users x 338 friends x 8 bytes = 1.45 TB", "1.35"),
        ("20B views/day x 60 sec x 2 Mbps / 8 = 90 PB", "300"),
        ("5 GB/s x $0.08/GB = $400/hour", "1,440"),
        ("1M active users x avg 10 holdings x 500 bytes = 50 GB", "5"),
        ("20/week x 52 weeks x 5 years = 50K events", "5.2K"),
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
        "1.000.000 / 36.400 = 115 RPS",
        "60% x 300 KB = 18 TB/day",
        "2 x 40 KB = 8 TB",
        "`k = 10`, `n - 5 = 3`",
        "2 ms x 3 ms = -5 ms",
        "60M in + 7.5M out ~= $292",
        "5,290 runs x (1.5k in + 3k out) ~= 7.9M in + 15.9M out",
        "50k bitrate x 10 min = 37 MB",
        "1 model call + 0.5 tool calls = 1.24M calls/month",
        "5x + 7y = 23",
        "4 TB x $0.004 = $16.00",
        "100M video IDs x 64-dim embedding = 25 GB",
        "500 x 30 x 2 = 30 TB",
        "32 shards x 4 GB = 1 shard per machine",
        "2.9% + $0.30 = $1.75",
        "11 / 3 = 3 remainder 2",
        "ceil(0.25) x 0.5 = 0.5",
        "every 5 min x 24 hours = 288 snapshots",
        "10M segments x 288 samples/day (5-min buckets) x 365 days x 20 bytes = 21 TB",
        "8-bit machine ID + 14-bit sequence = 16,384 ids",
        "4 cores + 2 disks = 10 connections",
        "5 查詢 + 1 執行 + 2 匯出 = 4 端點",
        "0 / 700 = 700",
        "10B redirects x $0.001 CPM = $10,000/month",
        "100 ms jobs x 500 workers = 5000 jobs/sec",
        "50,000 rules x every 30s = 1,667 QPS",
        "a 4x4 kernel stride=4",
        "11x11/s=4",
        "a 7x7 s=2 stem",
        "5 人 x 8 個月 = 800K",
        "5 people x 8 months = 800K",
    ],
)
def test_what_cannot_be_judged_is_left_alone(text: str) -> None:
    assert corrections(text) == []
