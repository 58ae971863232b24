"""Looks is asked at every key press in a document that names no framework, so it must not ask the disk each time."""

from __future__ import annotations

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.packs.model import ToldBy
from designdoc.recognition.recogniser import Recogniser
from designdoc.rules.looks import Looks


def test_the_packs_are_asked_once_by_what_their_documents_are_told() -> None:
    asked: list[str] = []

    def told_by(framework: str) -> ToldBy:
        asked.append(framework)
        return store.told_by(framework)

    looks = Looks(told_by, store.load, Recogniser)
    for text in ("# One\n", "# Two\n"):
        assert looks.of(None, parse(text), ["adr", "ml-system-design"]).framework is None
    assert asked == ["adr", "ml-system-design"]
