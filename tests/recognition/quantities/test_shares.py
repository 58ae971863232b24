"""Shares in tenths and proportions, as Chinese, Japanese and Korean write them, and the words that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from designdoc.recognition.quantities import Comparison, Measure, Quantity, read


def shares(text: str) -> list[tuple[str, Decimal]]:
    return [(quoted(text, q), q.value) for q in read(text) if q.measure is Measure.PERCENT]


def proportions(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(quoted(text, q), tuple(map(int, q.parts))) for q in read(text) if q.measure is Measure.RATIO]


def quoted(text: str, quantity: Quantity) -> str:
    return text[quantity.span.start : quantity.span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8割を学習、2割をテストに使う。", [("8割", 80), ("2割", 20)]),
        ("検索した人の三割が帰る", [("三割", 30)]),
        ("学習費は7割引きになる", [("7割", 70)]),
        ("2割5分まで", [("2割5分", 25)]),
        ("二割五分まで", [("二割五分", 25)]),
        ("1.5割、10割", [("1.5割", 15), ("10割", 100)]),
        ("七成机器训练，一成五调参", [("七成", 70), ("一成五", 15)]),
        ("流失降低两成半。", [("两成半", 25)]),
        ("準確率達 9 成", [("9 成", 90)]),
        ("题目编码命中率掉到七成。", [("七成", 70)]),
        ("九成五的像素没变", [("九成五", 95)]),
        ("8할은 학습에 쓴다", [("8할", 80)]),
    ],
)
def test_tenths_are_percentages(text: str, expected: list[tuple[str, int]]) -> None:
    assert shares(text) == expected


def test_tenths_have_bounds_and_ranges_as_percentages_have() -> None:
    below, between = read("不到三成"), read("2〜3割減")
    assert read("至少八成")[0].comparison is Comparison.AT_LEAST
    assert [(q.low, q.high) for q in (*below, *between)] == [(30, 30), (20, 30)]


@pytest.mark.parametrize(
    "text",
    [
        *("部署8成功，9失败", "三成员委员会", "两成分模型", "8成都机房", "一成不变", "步骤3成果", "用户5成为会员"),
        *("统一成一种格式", "单一成本", "周二成交", "第三成", "三五成群", "七八成", "十二成", "二三成"),
        *("各サーバーに1割り当て", "150円割れ", "3割当", "4割合", "役割2", "分割3"),
        *("2할인", "8할당", "20대 남성"),
    ],
)
def test_other_words_with_the_same_signs_are_no_shares(text: str) -> None:
    assert shares(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学習とテストは8対2とする", [("8対2", (8, 2))]),
        ("学習とテストを8対2に分ける", [("8対2", (8, 2))]),
        ("80対10対10で分割", [("80対10対10", (80, 10, 10))]),
        ("八対二の比率", [("八対二", (8, 2))]),
        ("按8比1比1划分", [("8比1比1", (8, 1, 1))]),
        ("训练集：验证集：测试集 = 8：1：1", [("8：1：1", (8, 1, 1))]),
        ("训练和测试二八开。", [("二八开", (2, 8))]),
        ("학습과 평가는 80대 20으로 나눈다", [("80대 20", (80, 20))]),
        ("8 대 1 대 1 비율", [("8 대 1 대 1", (8, 1, 1))]),
        ("8:2로 나눈다", [("8:2", (8, 2))]),
    ],
)
def test_proportions_are_ratios(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert proportions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("20대 남성 30대 여성", "20대 30대 40대", "서버 60대, 40대", "서버 60대 40명", "서버 8대 2노드", "20대 80%"),
        *("2024比2023好", "版本8比2快", "对比2个模型", "一対一の関係", "8対30", "1対4"),
        *("二八开始", "16开", "64开", "三八开会", "10：30"),
    ],
)
def test_machines_ages_times_and_comparisons_are_no_proportions(text: str) -> None:
    assert proportions(text) == []
