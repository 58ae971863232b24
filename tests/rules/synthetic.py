"""Rules made for a test: a pack with the sections of the shipped one and nothing but the rules given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewing import pack

from designdoc.packs.model import Pack, Rule
from designdoc.records import replace
from designdoc.rules.check import Check, Hit, NoOptions, document_check, passage_check
from designdoc.rules.choosing import registry, selection
from designdoc.rules.seeing.views import DocumentView, PassageView
from designdoc.text import Span


def rule(rule_id: str, check: str, **changes: Any) -> Rule:
    made = Rule(rule_id, check, "structure", "warning", True, "summary", "why", "message")
    return replace(made, **changes)


def pack_with(*rules: Rule) -> Pack:
    return replace(pack(), rules=rules)


def gap(*sections: str) -> Check[DocumentView]:
    """A document check that reports the given sections as absent, at the start of the document."""

    @document_check
    def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
        yield Hit(Span(0, 1), about=sections)

    return check


def each_word(word: str, **hit: Any) -> Check[PassageView]:
    """A passage check that reports every place of a word."""

    @passage_check()
    def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
        start = passage.content.text.find(word)
        while start >= 0:
            yield Hit(Span(start, start + len(word)), **hit)
            start = passage.content.text.find(word, start + 1)

    return check


def install(monkeypatch: Any, **checks: Check[Any]) -> None:
    """Let the engine find these checks by name (underscores for hyphens) beside the real ones."""
    named = {name.replace("_", "-"): check for name, check in checks.items()}

    def find(name: str) -> Check[Any] | None:
        return named.get(name) or registry.find_check(name)

    monkeypatch.setattr(selection, "find_check", find)
