"""The language of a document is that of its author, not of the programs it quotes."""

from __future__ import annotations

from recognised import recognise

CODE = "\n".join(f'  "field_{number}": "a value of the request",' for number in range(80))


def test_code_does_not_decide_the_language() -> None:
    korean = "# 예약 서버 명세서\n\n## 개요\n\n예약 요청을 받아 대기 시간을 알려 준다.\n\n"
    assert recognise(f"{korean}```json\n{{\n{CODE}\n}}\n```\n").language == "ko"


def test_headings_count_where_there_is_hardly_any_prose() -> None:
    assert recognise(f"# 予約サーバー仕様書\n\n## 概要\n\n```json\n{CODE}\n```\n").language == "ja"
