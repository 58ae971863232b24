"""What somebody types is analysed once, and before an editor that pulls diagnostics asks for them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from designdoc.lsp.main import make_connection
from designdoc.lsp.reviewing import Answer, Reviewing
from designdoc.lsp.wire.connection import Connection
from designdoc.records import record
from designdoc.workspace.snapshot import OpenDocument

URI = "file:///designs/ranking.md"
TEXT = "---\nframework: ml-system-design\n---\n\n# Ranking\n\n## Metrics\n\nRecall@10 is at least 0.8.\n"


class Typist:
    """An editor that pulls diagnostics, with a document open."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.version = 1
        self.connection: Connection = make_connection(lambda body: self.answers.append(json.loads(body)))
        capabilities = {"textDocument": {"diagnostic": {}}}
        self.say(("initialize", {"capabilities": capabilities}))
        item = {"uri": URI, "languageId": "markdown", "version": 1, "text": TEXT}
        self.say(("textDocument/didOpen", {"textDocument": item}))
        self.pull()

    def say(self, *messages: tuple[str, Any]) -> None:
        """Send messages that arrive together; of those that are requests the answers are kept."""
        bodies = []
        for method, params in messages:
            message = {"jsonrpc": "2.0", "method": method, "params": params}
            if method in ("initialize", "textDocument/diagnostic"):
                message["id"] = method
            bodies.append(json.dumps(message).encode())
        self.connection.receive(bodies)

    def letter(self) -> tuple[str, Any]:
        """The message about one more letter."""
        self.version += 1
        place = {"line": 8, "character": 3}
        changes = [{"range": {"start": place, "end": place}, "text": "x"}]
        return "textDocument/didChange", {
            "textDocument": {"uri": URI, "version": self.version},
            "contentChanges": changes,
        }

    def pull(self) -> list[Any]:
        """The diagnostics."""
        self.say(("textDocument/diagnostic", {"textDocument": {"uri": URI}}))
        items: list[Any] = self.answers[-1]["result"]["items"]
        return items


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """The versions of documents that were reviewed, one after the other."""
    versions: list[int | None] = []
    review = Reviewing._reviewed

    def counted(self: Reviewing, document: OpenDocument) -> Answer:
        versions.append(document.version)
        return review(self, document)

    monkeypatch.setattr(Reviewing, "_reviewed", counted)
    return versions


async def silence() -> None:
    """The editor says nothing until the server has done what it had to do."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)


async def test_what_is_typed_is_analysed_before_the_editor_asks(reviewed: list[int | None]) -> None:
    typist = Typist()
    typist.say(typist.letter())
    await silence()
    assert reviewed == [1, 2]
    assert typist.pull()
    assert reviewed == [1, 2]


async def test_what_is_asked_at_once_is_answered_at_once(reviewed: list[int | None]) -> None:
    typist = Typist()
    typist.say(typist.letter(), ("textDocument/diagnostic", {"textDocument": {"uri": URI}}))
    assert typist.answers[-1]["result"]["items"]
    await silence()
    assert reviewed == [1, 2]


async def test_letters_that_arrive_together_are_analysed_together(reviewed: list[int | None]) -> None:
    typist = Typist()
    typist.say(*[typist.letter() for _ in range(20)])
    await silence()
    assert reviewed == [1, 21]


async def test_no_key_press_compiles_the_constructor_of_what_is_made_for_each() -> None:
    """Otherwise those of all classes that a review makes one of would be compiled at the fortieth."""

    @record
    class MadeForEach:
        version: int

    assert MadeForEach(1).version == 1
    shared = MadeForEach.__init__
    typist = Typist()
    typist.say(typist.letter())
    await silence()
    compiled = MadeForEach.__init__
    assert compiled is not shared
    assert [MadeForEach(version).version for version in range(100)] == list(range(100))
    assert MadeForEach.__init__ is compiled
