"""Headings in scripts without firm word borders, made comparable.

One author writes "データの収集", the next "データ収集"; "데이터 수집" is also "데이터수집", "Data 수집" and "데이터의
수집", and "评估的指标" is "评估指标". The key of a heading leaves out what they may write or not. Headings also say
that they are headings: "評価方法について", "시스템 모니터링 방안", "部署方案说明"; ``subjects_of`` strips such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from designdoc.recognition.words.folding import fold
from designdoc.recognition.words.tokens import is_cjk
from designdoc.text.regex import regex

_SHORTEST = 2
"""The fewest characters that must be left of a heading or word."""
_MOST_TAKEN_OFF = 3
"""How many words that only say "this is a heading" are taken off one after the other."""

_KANA = regex("[\u3041-\u3096]+|\u30fc")
_MEANT_KANA = "なとや"
"""Hiragana between other characters are case marks and endings, except where they deny (しない) or join (と)."""

_OF = regex("(?<=..)的(?=.)")
"""The sign of an attribute in Chinese, where it does not end a word of its own (目的)."""

_PARTICLE = regex("(?<=[가-힣]{2})(?:에서의|으로의|에서|의|을|를|에)$")
_ENDS_LIKE_A_PARTICLE = ("정의", "회의", "논의", "주의", "동의", "합의", "문의", "편의")
_LINKS = frozenset(("대한", "위한", "관한", "통한", "따른"))

_KOREAN, _JAPANESE, _CHINESE = range(3)
_LOAN_WORDS = {
    "data": ("데이터", "データ", "数据"),
    "dataset": ("데이터셋", "データセット", "数据集"),
    "model": ("모델", "モデル", "模型"),
    "feature": ("피처", "特徴量", "特征"),
    "system": ("시스템", "システム", "系统"),
    "pipeline": ("파이프라인", "パイプライン", "管道"),
    "architecture": ("아키텍처", "アーキテクチャ", "架构"),
    "metric": ("지표", "指標", "指标"),
}
"""English words that authors mix into their headings, as the packs write them in the three languages."""

_SYNONYMS = {"메트릭스": "지표", "메트릭": "지표", "メトリックス": "指標", "メトリクス": "指標"}
"""Loan words that stand in for a word of the language in any compound, and that word."""
_LOANED = regex("|".join(_SYNONYMS))

_BEFORE = (
    "系统 项目 产品 平台 整体 总体 主要 核心 基本 基础 详细 具体 当前 现有 现行 实际 最终 初步 关键 本系统 "
    "本项目 システム プロジェクト サービス 主な 全体 基本的な 詳細 詳細な 現在 現行 具体的な 実際 最終 各種 想定 "
    "本システム 初期 시스템 프로젝트 서비스 주요 핵심 전체 기본 상세 세부 현재 실제 최종 제안 초기 예상 구체적인 "
    "개선된"
)
_BEHIND = (
    "设计 方案 策略 说明 概述 概览 概要 摘要 规划 计划 机制 流程 方法 方式 分析 定义 介绍 描述 要点 细节 详情 "
    "详解 总结 总览 设置 体系 规范 思路 清单 一览 部分 設計 設計書 方針 定義 詳細 一覧 計画 戦略 仕様 検討 "
    "考え方 説明 内容 整理 項目 事項 設定 설계 설계서 방안 계획 개요 상세 전략 정책 방식 방법 정의 설명 목록 "
    "내용 구성 기획 명세 명세서 검토 분석 요약 정리 프로세스 절차 체계 구현 고려사항 방법론 方法論"
)


def key_of(words: Sequence[str]) -> str:
    """The folded words of a heading as one run; empty where none of them is Chinese, Japanese or Korean."""
    language = _language_of("".join(words))
    if language is None:
        return ""
    key = ""
    for part in filter(None, (_comparable(word, language) for word in words)):
        apart = key and not is_cjk(key[-1]) and not is_cjk(part[0])
        key += f" {part}" if apart else part
    return key


def subjects_of(key: str) -> Iterator[str]:
    """What is left of a key when words that fit any heading are taken off its ends; the most that is left first."""
    if not key:
        return
    before, behind = _general_words()
    seen = {key}
    level = [key]
    for _ in range(_MOST_TAKEN_OFF):
        rests = [
            *(rest.removesuffix(word) for rest in level for word in behind if rest.endswith(word)),
            *(rest.removeprefix(word) for rest in level for word in before if rest.startswith(word)),
        ]
        stripped = (rest.strip() for rest in rests)
        level = [rest for rest in dict.fromkeys(stripped) if len(rest) >= _SHORTEST and rest not in seen]
        seen.update(level)
        yield from level


def _language_of(text: str) -> int | None:
    """Which of the three languages a text is in, by its letters; one without kana and Hangul counts as Chinese."""
    if text.isascii():
        return None
    letters = [character for character in text if is_cjk(character)]
    if any("가" <= letter <= "힣" for letter in letters):
        return _KOREAN
    if any("ぁ" <= letter <= "ヿ" for letter in letters):
        return _JAPANESE
    return _CHINESE if letters else None


def _comparable(word: str, language: int) -> str:
    if not is_cjk(word[0]):
        return fold(_LOAN_WORDS[word][language]) if word in _LOAN_WORDS else word
    word = _LOANED.sub(lambda match: fold(_SYNONYMS[match.group()]), word)
    if language == _KOREAN:
        if word in _LINKS:
            return ""
        return word if word.endswith(_ENDS_LIKE_A_PARTICLE) else _PARTICLE.sub("", word)
    bare = _OF.sub("", _KANA.sub(_meant, word))
    return bare if len(bare) >= _SHORTEST else word


def _meant(match: re.Match[str]) -> str:
    kana = match.group()
    return kana if any(map(kana.__contains__, _MEANT_KANA)) else ""


@lru_cache(maxsize=1)
def _general_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the words that stand before and behind the subject of a heading, the longest first."""
    before, behind = (
        sorted({key_of((fold(word),)) for word in words.split()}, key=len, reverse=True) for words in (_BEFORE, _BEHIND)
    )
    return tuple(before), tuple(behind)
