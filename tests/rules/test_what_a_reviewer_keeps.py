"""A reviewer lives as long as the editor: whatever is typed, what it remembers stays within bounds."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.recognition.memo import LANGUAGES_KEPT, HeadingMemo, Kept, Memo
from designdoc.recognition.terms.vocabulary import Vocabulary
from designdoc.rules.engine import Reviewer

MOST = 20
"""What a memo keeps in this test, so that a few versions fill it."""

VERSIONS = 60
LANGUAGES = {
    "de": "Das System soll für die Nutzer und die Kunden mit den Daten der letzten Tage eine Liste von Filmen zeigen.",
    "es": "El sistema que recomienda los videos para los usuarios de la empresa con los datos de la base.",
    "zh": "我们的系统需要推荐视频，数据来自日志。",
    "ru": "Система рекомендует пользователям фильмы по данным за последние дни.",
    "en": "The system recommends films to the users of the service.",
}


@pytest.fixture
def reviewer() -> Reviewer:
    return Reviewer(store.load("ml-system-design"))


def versions(first: int) -> Iterator[str]:
    """Versions of one document, each with a heading, a word and a list of rules turned off that no other one has."""
    for number in range(first, first + VERSIONS):
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        yield (
            f"---\ndesigndoc:\n  disable: [empty-{letters}]\n---\n# Ranking\n\n## Metrics {letters}\n\n"
            f"Precision of {letters} and recall{letters}.\n\n## Requiremend{letters}\n\n- Latency{letters}: 5 ms\n"
        )


def sizes() -> dict[int, tuple[int, object]]:
    """The containers that are alive now, each with its size, so that no other can take the place of one."""
    containers = (thing for thing in gc.get_objects() if isinstance(thing, (dict, list, set)))
    return {id(container): (len(container), container) for container in containers}


def test_no_container_grows_with_what_is_typed(monkeypatch: pytest.MonkeyPatch, reviewer: Reviewer) -> None:
    for kind in (Kept, Memo, HeadingMemo):
        monkeypatch.setattr(kind, "MOST", MOST)
    for text in versions(0):
        reviewer.review(parse(text)).findings  # noqa: B018 (made when asked for)
    before = sizes()
    for text in versions(VERSIONS):
        reviewer.review(parse(text)).findings  # noqa: B018
    grown = [
        f"{container!r:.200}"
        for address, (size, container) in sizes().items()
        if size >= before.get(address, (size,))[0] + VERSIONS // 2
    ]
    assert grown == []


def vocabularies() -> int:
    return sum(isinstance(thing, Vocabulary) for thing in gc.get_objects())


def test_vocabularies_of_two_languages_are_kept(reviewer: Reviewer) -> None:
    gc.collect()
    before = vocabularies()
    for language, text in LANGUAGES.items():
        assert reviewer.review(parse(f"# A\n\n{text}\n")).coverage.language == language
    assert vocabularies() == before + LANGUAGES_KEPT


def test_what_was_read_in_a_language_is_not_read_again_when_its_vocabulary_was_let_go(reviewer: Reviewer) -> None:
    documents = [parse(f"# A\n\n{text}\n") for text in LANGUAGES.values()]
    for document in documents:
        reviewer.review(document)
    kept = [len(content.memory) for document in documents for content in document.contents]
    for document in documents:
        reviewer.review(document)
    assert [len(content.memory) for document in documents for content in document.contents] == kept
