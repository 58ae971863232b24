"""TermIndex: how the terms of packs match text."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from designdoc.recognition.terms.index import TermIndex
from designdoc.recognition.words.folding import fold, stem


def found(terms: list[str], text: str) -> list[str]:
    """The pieces of ``text`` at which any of the terms stands."""
    hits = TermIndex((term, None) for term in terms).find(text)
    assert [start for _, start, _ in hits] == sorted(start for _, start, _ in hits)
    return [text[start:end] for _, start, end in hits]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("online metric", "Online Metrics"),
        ("click-through rate", "the click through rate"),
        ("click through rate", "its click-through\nrate"),
        ("distil*", "distillation"),
        ("optimisation", "optimization"),
        ("labelling", "labeling"),
        ("behaviour", "user behaviors"),
        ("query", "queries"),
        ("обучающ* выборк*", "обучающую выборку"),
        ("целевая переменная", "целевой переменной"),
        ("ещё раз", "ЕЩЕ РАЗ"),
        ("p99", "Ｐ９９"),
        ("don't", "don\u2019t"),
        ("istanbul", "İSTANBUL"),
        ("点击率", "提升点击率百分之三"),
        ("損失関数", "この損失関数を使う"),
        ("클릭률", "클릭률이"),
        ("A/Bテスト", "Ａ／Ｂテストを行う"),
        ("A/B test", "an A/B-test"),
    ],
)
def test_a_term_matches_the_spellings_of_one_word(term: str, text: str) -> None:
    assert len(found([term], text)) == 1


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("訓練資料", "训练数据"),
        ("線上指標", "线上指标"),
        ("資料來源", "数据来源"),
        ("監控與告警", "监控与告警"),
        ("特徵工程", "特征工程"),
        ("隱私與合規", "隐私与合规"),
        ("損失函數", "损失函数"),
        ("風險與應對", "风险与应对"),
        ("資訊安全", "信息安全"),
        ("資料前處理", "数据预处理"),
        ("異常偵測", "异常检测"),
        ("效能需求", "性能需求"),
        ("實施步驟", "实施步骤"),
    ],
)
def test_traditional_chinese_matches_the_simplified_terms(traditional: str, simplified: str) -> None:
    assert found([simplified], f"本節說明{traditional}。") == [traditional]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("metric", "metrical"),
        ("online metric", "online. Metrics follow"),
        ("online metric", "online\n\nmetric"),
        ("RAG", "a rag for cleaning"),
        ("MAP", "the map of the city"),
        ("mAP", "the map of the city, in CAPS: MAP"),
        ("four", "for all users"),
        ("loss", "lossless"),
        ("auc", "sauce"),
        ("v0", "released as v0.1.0"),
    ],
)
def test_a_term_does_not_match_other_words(term: str, text: str) -> None:
    assert found([term], text) == []


def test_capitals_match_as_written() -> None:
    assert found(["RAG", "mAP", "LLM"], "RAG raises mAP; LLMs do not") == ["RAG", "mAP", "LLMs"]


def test_places_are_places_in_the_source() -> None:
    text = "İlk: ４２ Ｎｅｗ Users… и ОБУЧЕНИЕ модели"
    assert found(["new user", "обучение модел*"], text) == ["Ｎｅｗ Users", "ОБУЧЕНИЕ модели"]


def test_a_longer_and_a_shorter_term_are_both_found() -> None:
    assert found(["feature", "feature store"], "a feature store") == ["feature", "feature store"]


@pytest.mark.parametrize("text", ["İI\u0130ı", "ﬁne ß ǅ", "訓練資料與監控", "a\u0301\u200b\ufeff"])
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_singular_and_plural_have_one_stem() -> None:
    assert stem("metrics") == stem("metric")
    assert stem("classes") == stem("class")
    assert stem("loss") == "loss"


HOSTILE = [
    lambda n: "a " * n,
    lambda n: "a-b_c/" * n,
    lambda n: "online " * n,
    lambda n: "x" * n,
    lambda n: " " * n,
    lambda n: "online" + " " * n + "metric",
    lambda n: "点击" * n,
    lambda n: "не " * n,
    lambda n: "feature\n" * n,
]


@pytest.mark.parametrize("make", HOSTILE)
def test_time_grows_with_the_text_alone(make: Callable[[int], str]) -> None:
    terms = ["a b c d e f", "online metric", "点击率", "x* y", "feature store", "не *"]
    small, large = make(4_000), make(40_000)

    def seconds(text: str) -> float:
        index = TermIndex((term, None) for term in terms)  # Another one remembers the text.
        index.find(make(2_000))
        started = time.process_time()
        index.find(text)
        return time.process_time() - started

    allowed = 60 * max(min(seconds(small) for _ in range(3)), 0.002)
    assert any(seconds(large) < allowed for _ in range(3))


TYPED = (
    "a",
    "s",
    " ",
    ". ",
    ".",
    "\n",
    "\n\n",
    "latency",
    "- ",
    "(",
    ": ",
    "数据",
    "：",
    "。",
    "\t",
    "Σ",
    "-\n\n",
    "p9",
    "v0",
    "1.",
)


@pytest.mark.parametrize("seed", range(4))
def test_terms_in_a_text_that_is_typed_into_are_those_of_the_whole_text(seed: int) -> None:
    source = random.Random(seed)
    terms = ["latency budget", "a/b test", "数据集", "data", "distil*", "p99 latency", "A. B", "モデル data", "v0"]
    index = TermIndex((term, None) for term in terms)
    text = "The latency. Budget of a/b\ntest data: p99-latency, distilled\n\n数据集 of モデル data.\n\n" * 12
    for _ in range(150):
        start = source.randint(0, len(text))
        end = min(len(text), start + source.choice((0, 0, 0, 1, 3, 30)))
        text = text[:start] + source.choice(TYPED) + text[end:]
        fresh = TermIndex((term, None) for term in terms)
        assert index.find(text) == fresh.find(text)


@pytest.mark.parametrize("before", ["", "latency", "  latency", "latency "])
def test_a_word_typed_into_blanks_is_read_with_what_follows(before: str) -> None:
    """A heading is blank in what is read as prose, and becomes longer and shorter above it."""
    index = TermIndex((term, None) for term in ("latency budget", "data"))
    behind = "budget of the data. We measure it.\n"
    for blanks in (12, 13, 12):
        assert index.find(" " * blanks + behind) == [(1, blanks + 14, blanks + 18)]
    typed = f"{' ' * 12}{before}  {behind}"
    assert index.find(typed) == TermIndex((term, None) for term in ("latency budget", "data")).find(typed)
