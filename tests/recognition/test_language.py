"""The language of a document is that of its author, not of the programs it quotes."""

from __future__ import annotations

import pytest
from recognised import recognise

CODE = "\n".join(f'  "field_{number}": "a value of the request",' for number in range(80))


def test_code_does_not_decide_the_language() -> None:
    korean = "# 예약 서버 명세서\n\n## 개요\n\n예약 요청을 받아 대기 시간을 알려 준다.\n\n"
    assert recognise(f"{korean}```json\n{{\n{CODE}\n}}\n```\n").language == "ko"


def test_headings_count_where_there_is_hardly_any_prose() -> None:
    assert recognise(f"# 予約サーバー仕様書\n\n## 概要\n\n```json\n{CODE}\n```\n").language == "ja"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("# Late orders\n\nThe pilot runs in Los Angeles.\n", "en"),
        ("# Late orders\n\nPilot: Los Angeles.\n", "en"),
        ("# Pedidos atrasados\n\nLos pedidos que llegan después del plazo.\n", "es"),
        ("# Search\n\nCalled 数据.\n", "en"),
        ("# 数据\n", "zh"),
        ("# Search\n\nProject Ёж.\n", "en"),
        ("# Поиск\n", "ru"),
    ],
)
def test_a_shared_word_or_a_foreign_name_does_not_decide_in_a_document_that_has_just_begun(
    text: str, language: str
) -> None:
    assert recognise(text).language == language
