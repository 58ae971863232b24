"""What is remembered has a bound, and what is used stays."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from designdoc.document.model import PassageContent
from designdoc.document.parse import parse
from designdoc.recognition.memo import ContentMemo, Kept, Memo, Recent


@pytest.fixture(autouse=True)
def four_values(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (Kept, Memo):
        monkeypatch.setattr(kind, "MOST", 4)


def test_a_memo_asks_once_for_what_it_keeps() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or word.upper())
    assert list(map(memo.__getitem__, ("a", "b", "a"))) == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_a_memo_keeps_no_long_text() -> None:
    memo = Memo(str.upper)
    assert memo["w" * (Memo.LONGEST + 1)].isupper()
    assert memo.count() == 0
    assert memo["w" * Memo.LONGEST].isupper()
    assert memo.count() == 1


def test_half_typed_words_are_forgotten_and_what_comes_again_stays() -> None:
    asked: list[str] = []
    memo = Memo(lambda word: asked.append(word) or len(word))
    for number in range(100):
        assert memo["metrics"] == 7
        assert memo[f"m{number}"] == len(f"m{number}")
        assert memo.count() <= Kept.MOST
    assert asked.count("metrics") == 1


def test_kept_values_are_found_until_they_are_not_asked_for_any_more() -> None:
    kept: Kept[str, int] = Kept()
    for number in range(100):
        kept.keep(str(number), number)
        kept.find("0")
        assert kept.count() <= Kept.MOST
    assert [kept.find("99"), kept.find("0"), kept.find("1")] == [99, 0, None]


def test_of_large_values_those_used_last_are_kept() -> None:
    made: list[str] = []
    recent: Recent[str, str] = Recent(2)
    for language in ("en", "de", "en", "zh", "en", "de"):
        recent.get(language, lambda language=language: made.append(language) or language)
        assert len(recent) <= 2
    assert made == ["en", "de", "zh", "de"]


def test_what_contents_lack_is_made_in_one_call_and_kept_in_them() -> None:
    made: list[list[str]] = []
    memo: ContentMemo[int] = ContentMemo()

    def lengths(contents: Sequence[PassageContent]) -> list[int]:
        made.append([content.text for content in contents])
        return [len(content.text) for content in contents]

    first, second, third = parse("# A\n\n# Bb\n\n# Ccc\n").contents
    assert memo.of_all([second], lengths) == [len(second.text)]
    assert memo.of_all([first, second, third], lengths) == [len(c.text) for c in (first, second, third)]
    assert memo.of_all([third, first], lengths) == [len(third.text), len(first.text)]
    assert made == [[second.text], [first.text, third.text]]
