"""Which Markdown files are machine-learning design documents: sure before it speaks, silent about everything else."""

from __future__ import annotations

import pytest
from recognised import DOCUMENTS, drawn, recogniser

from designdoc.document.parse import parse
from designdoc.recognition.detection.detector import Detector

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
RAG_IN_JAPANESE = """\
# 社内文書の質問応答 設計書

## 課題

問い合わせの回答に平均40分かかっている。社内文書から5分以内に回答できるようにする。

## モデル選定

大規模言語モデルは自社で動かせるものを選ぶ。候補のうち日本語の正答率が最も高かったものを採用した。
埋め込みには多言語モデルを使い、ベクトルデータベースに100万件を格納する。

## 評価

質問300件を人手で作成し、検索のRecall@10は0.85以上を目標とする。ハルシネーションの割合は毎月100件を見て測る。
評価データは部署ごとに分け、学習には使わない。
"""
RECOMMENDER_IN_TAIWAN = """\
# 商品推薦系統設計

## 問題

首頁的點擊率只有 2%，使用者往往翻了十頁還是找不到想買的商品，每個月因此流失大約三萬名活躍的使用者。

## 模型選型

召回使用雙塔模型，從一百萬件商品中取出五百件，精排再以梯度提升樹排出前二十件；協同過濾遇到新商品時效果較差，所以沒有採用。

## 離線評估

以最後一週的點擊作為測試集，NDCG@10 從 0.31 提升到 0.36。

## 模型訓練

每週以最近 90 天的訓練資料重新訓練，損失函數為交叉熵。
"""
RAG_IN_KOREAN = """\
# 상담 답변 추천 설계 문서

## 문제

상담원이 답변을 찾는 데 평균 6분이 걸린다.

## 모델 선정

임베딩은 다국어 모델을 쓰고 벡터 DB에서 50건을 찾은 뒤 리랭킹한다. 대규모 언어 모델은 세 가지를 비교해 골랐다.

## 평가

질문 400건으로 Recall@10과 환각 비율을 잰다. 테스트 데이터는 학습에 쓰지 않는다.
"""
SHOP_IN_CHINESE = """\
# 商城推荐系统

## 安装

执行 `make install`，然后打开浏览器。

## 使用

管理员可以在后台设置推荐商品，首页按销量排序。

## 许可证

MIT
"""


def detected(text: str) -> str | None:
    return Detector(recogniser()).detect(parse(text)).framework


@pytest.mark.parametrize("language", DESIGNS)
def test_a_design_document_is_detected_in_every_language(language: str) -> None:
    text, _ = drawn((DOCUMENTS / f"{language}.md").read_text(encoding="utf-8"))
    assert detected(text) == "ml-system-design"


@pytest.mark.parametrize("text", [RAG_IN_JAPANESE, RECOMMENDER_IN_TAIWAN, RAG_IN_KOREAN])
def test_designs_of_retrieval_and_recommendation_are_detected_without_saying_machine_learning(text: str) -> None:
    assert detected(text) == "ml-system-design"


OTHERS = [README, CHANGELOG, PLATFORM_RFC, MINUTES, SHOP_IN_CHINESE, "", "# Hello\n", "\n\n---\n"]


@pytest.mark.parametrize("text", OTHERS)
def test_other_files_are_left_alone(text: str) -> None:
    assert detected(text) is None


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Chapter 8: Ad click prediction system"),
        ("en", "Model card: ranking model of the shop"),
        ("en", "ML system design interview questions"),
        ("en", "ADR-0010: Vector search for the recommender"),
        ("de", "Einführung in Empfehlungssysteme"),
        ("ja", "Model card: 推薦モデル"),
        ("zh", "推荐系统入门"),
    ],
)
def test_a_title_of_a_lesson_or_a_model_card_decides_whatever_the_text_says(language: str, title: str) -> None:
    text, _ = drawn((DOCUMENTS / f"{language}.md").read_text(encoding="utf-8"))
    assert detected(text) == "ml-system-design"
    old = parse(text).title
    assert old
    found = Detector(recogniser()).detect(parse(text.replace(old, title, 1)))
    assert (found.framework, found.why) == (None, f"its title is not that of a design: '{title}'")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Considered options", "Decision outcome"),
        ("Intended use", "Model card contact"),
        ("User benefit", "Engineering impact"),
    ],
)
def test_headings_of_a_decision_record_or_a_model_card_tell_it_apart(first: str, second: str) -> None:
    design, _ = drawn((DOCUMENTS / "en.md").read_text("utf-8"))
    one = f"{design}\n## {first}\n\nTwo of them, and the first is ours.\n"
    assert Detector(recogniser()).detect(parse(one)).framework == "ml-system-design"
    other = Detector(recogniser()).detect(parse(f"{one}\n## {second}\n\nAs said above.\n"))
    assert other.framework is None
    assert other.why == f"its headings '{first}' and '{second}' are those of another kind of document"


def test_a_template_is_told_apart_because_it_asks() -> None:
    found = Detector(recogniser()).detect(parse(TEMPLATE))
    assert found.framework is None
    assert "template" in found.why


def test_the_reason_is_given_in_words() -> None:
    assert Detector(recogniser()).detect(parse(PLATFORM_RFC)).why == "few of its words are those of machine learning"
