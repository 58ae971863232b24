"""Headings in Chinese, Japanese and Korean: what authors write differently, and what they mean all the same."""

from __future__ import annotations

import pytest
from recognised import recognise, recogniser, sections_of


@pytest.mark.parametrize(
    ("section", "headings"),
    [
        ("data-sources", ["データ収集", "データの収集", "データの収集について", "第２章　データの収集"]),
        (
            "data-sources",
            ["데이터 수집", "데이터수집", "데이터의 수집", "Data 수집", "데이타 수집", "제 2 장 데이터 수집"],
        ),
        ("offline-evaluation", ["評価方法", "評価の方法", "3-2 評価方法の検討", "評価方法について", "評価メトリクス"]),
        ("offline-evaluation", ["평가 지표", "평가지표", "평가 메트릭", "평가의 지표", "4장. 평가 지표 정의"]),
        ("offline-evaluation", ["评估指标", "评估的指标", "評估指標說明", "四、評估指標"]),
        ("monitoring-and-alerting", ["監視", "監視方針", "監視の方針について", "システムの監視", "主な監視項目"]),
        ("monitoring-and-alerting", ["모니터링", "시스템 모니터링 방안", "나. 모니터링 계획", "모니터링 상세"]),
        ("monitoring-and-alerting", ["监控", "監控機制", "系統監控方案", "整体监控体系"]),
        ("feature-engineering", ["特徴量", "特徴量の設計方針", "特徴量の一覧", "主要な特徴量"]),
        ("feature-engineering", ["피처 설계", "피쳐 설계", "Feature 설계", "피처 설계 방안"]),
        ("serving-architecture", ["推論API", "推論 API", "推論APIの設計", "推論ＡＰＩ仕様"]),
        ("success-metrics", ["KPI設定", "KPI 設定", "ＫＰＩの設定"]),
        ("milestones", ["開発計畫", "開發計劃", "時程規劃", "专案时程", "開發時程"]),
        ("data-pipeline", ["資料管線", "資料前處理", "数据预处理流程说明"]),
        ("deployment-and-rollout", ["佈署策略", "部屬方案", "部署策略"]),
    ],
)
def test_spelling_and_general_words_do_not_hide_a_name(section: str, headings: list[str]) -> None:
    assert {heading: sections_named_by(heading) for heading in headings} == dict.fromkeys(headings, (section,))


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("四、數據與特徵", ("data-sources", "feature-engineering")),
        ("部署以及監控", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("デプロイ及び監視", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("배포 및 모니터링 방안", ("deployment-and-rollout", "monitoring-and-alerting")),
        ("위험과 일정", ("risks-and-mitigations", "milestones")),
        ("风险——应对措施", ("risks-and-mitigations",)),
    ],
)
def test_a_compound_names_what_its_members_name(heading: str, sections: tuple[str, ...]) -> None:
    assert sections_named_by(heading) == sections


@pytest.mark.parametrize(
    ("section", "headings"),
    [
        (
            "data-sources",
            ["語料来源", "样本采集方案", "用户行为数据的收集方式", "ログデータの収集", "학습 데이터 확보 전략"],
        ),
        ("data-pipeline", ["样本清洗规则", "学習データの加工", "学習データの前処理手順", "학습 데이터 정제 방법"]),
        ("data-splits", ["样本切分策略", "數據拆分", "学習データの分割方法", "학습 데이터의 분할"]),
        ("labels", ["语料标注规范", "教師データのアノテーション", "학습 데이터 라벨링", "정답 생성"]),
        ("offline-evaluation", ["模型评价", "モデル検証", "予測モデルの評価方法", "성능 검증"]),
        ("retraining", ["排序模型的持续训练", "需要予測モデルの更新頻度", "이탈 예측 모델 갱신 주기"]),
        ("serving-architecture", ["予測サーバー", "모델 API", "预测接口"]),
    ],
)
def test_what_is_done_decides_what_a_compound_is_about(section: str, headings: list[str]) -> None:
    assert {heading: sections_named_by(heading) for heading in headings} == dict.fromkeys(headings, (section,))


def test_members_borrow_what_is_treated_from_the_first() -> None:
    assert sections_named_by("数据采集、清洗") == ("data-sources", "data-pipeline")
    assert sections_named_by("データの収集・加工") == ("data-sources", "data-pipeline")
    assert sections_named_by("학습 데이터 수집 및 정제") == ("data-sources", "data-pipeline")


def test_a_compound_with_a_sentence_before_it_is_none() -> None:
    assert sections_named_by("接下来我们需要向所有同事说明的数据加工") != ("data-pipeline",)


def test_what_parts_of_a_model_are_worth_is_evaluated_offline() -> None:
    for heading in ("消融實驗", "アブレーション実験", "절제 실험"):
        assert sections_named_by(heading) == ("offline-evaluation",)


def test_what_is_wrong_with_the_present_system_is_the_problem() -> None:
    for heading in ("현재 시스템의 한계", "現行システムの限界", "现有系统的不足"):
        assert sections_named_by(heading) == ("problem-statement",)


def test_a_word_that_ends_like_a_korean_and_is_no_compound() -> None:
    assert sections_named_by("평가 결과") == ("offline-evaluation",)
    assert sections_named_by("기대 효과 분석") == ("success-metrics",)


@pytest.mark.parametrize(
    "heading",
    [
        "今後の課題",
        "향후 개선 사항",
        "后续优化",
        "機械学習",
        "主要技術スタック",
        "주요 특징",
        "핵심 특징",
        "影響範圍",
        "學習目標",
        "테스트 문제 해결",
        "常見問題",
        "模块划分原则",
        "改進計劃",
        "常見問題（FAQ）",
        "よくある質問 (FAQ)",
        "성공 응답",
        "执行成功",
        "实验环境",
    ],
)
def test_general_headings_name_no_section(heading: str) -> None:
    assert {*sections_named_by(heading)} <= {"high-level-architecture"}


def test_acceptance_criteria_are_no_baseline() -> None:
    for heading in ("受入基準", "受け入れ基準", "受入れ基準"):
        assert "baseline" not in sections_named_by(heading)


def test_an_overview_of_a_system_is_its_architecture_where_it_is_drawn() -> None:
    text = "## {}\n\nTides.\n\n{}\n\n## Risks\n\nFloods."
    for heading in ("システム概要", "시스템 개요", "系統概述"):
        assert sections_of(text.format(heading, ""))[0] == ("summary",)
        assert sections_of(text.format(heading, "```mermaid\ngraph LR\nA-->B\n```"))[0] == ("high-level-architecture",)


def test_what_is_done_at_training_time_is_still_the_features() -> None:
    text = "## {}\n\nWeight.\n\n### {}\n\nThe mean of a week.\n\n### {}\n\nThe last value."
    for headings in (("特徴量", "学習時 (`fit`)", "推論時"), ("피처 설계", "학습 시", "추론 시")):
        assert sections_of(text.format(*headings)) == [("feature-engineering",)] * 3


def test_metrics_below_an_online_test_are_online_metrics() -> None:
    for heading in ("A/B 測試設計", "オンライン実験", "온라인 실험"):
        metrics = {"A": "評估指標", "オ": "評価指標", "온": "평가 지표"}[heading[0]]
        assert sections_of(f"## {heading}\n\nTwo weeks.\n\n### {metrics}\n\nX.")[1][0] == "online-metrics"


def test_a_label_of_several_words_without_a_space_covers_its_section() -> None:
    for text in (
        "**障害対応**: 夜のあいだに計算が終わらないときは、前の日に作った一覧をそのまま客に見せることにしている。",
        "**故障處理**：夜間的計算沒有完成時，直接把前一天做好的清單拿給客人看，並且在早上通知管理員。",
    ):
        assert recognise(f"## 補足\n\n{text}").sections["reliability-and-fallbacks"].state.value == "covered"


def sections_named_by(heading: str) -> tuple[str, ...]:
    """The sections that a heading names by itself."""
    return recogniser().matcher.match(heading).sections
