"""A document that is closed is gone, at once and without the garbage collector, which is hardly ever run here."""

from __future__ import annotations

import asyncio
import gc
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from designdoc.document.document import Document
from designdoc.document.model import PassageContent
from designdoc.features.subject import Subject
from designdoc.lsp.main import make_connection
from designdoc.rules.engine import Review
from designdoc.rules.seeing.views import DocumentView
from designdoc.workspace.snapshot import OpenDocument
from patience import PATIENCE

from .test_conversations import DESIGN

URI = "untitled:closed.md"
KINDS = (Document, DocumentView, OpenDocument, PassageContent, Review, Subject)
QUESTIONS = [
    "codeAction",
    "codeLens",
    "completion",
    "diagnostic",
    "documentHighlight",
    "documentLink",
    "documentSymbol",
    "foldingRange",
    "hover",
    "inlayHint",
    "prepareRename",
    "references",
    "semanticTokens/full",
]


class Editor:
    """An editor in the process of its server."""

    def __init__(self) -> None:
        self.answers: dict[int, asyncio.Future[Any]] = {}
        self.connection = make_connection(self._arrived)

    def tell(self, method: str, params: Any, message_id: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.connection.receive([json.dumps(message if message_id is None else {"id": message_id, **message}).encode()])

    async def ask(self, method: str, params: Any) -> Any:
        message_id = len(self.answers)
        self.answers[message_id] = asyncio.get_running_loop().create_future()
        self.tell(method, params, message_id)
        return await asyncio.wait_for(self.answers[message_id], PATIENCE)

    def _arrived(self, body: bytes) -> None:
        message = json.loads(body)
        if "method" not in message:
            assert "error" not in message, message
            self.answers[message["id"]].set_result(message["result"])


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


async def work_on(editor: Editor, text: str) -> None:
    """Open a document, ask everything about it, also after an edit, and close it."""
    editor.tell(
        "textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": text}}
    )
    place = {"line": 3, "character": 3}
    about = {
        "textDocument": {"uri": URI},
        "position": place,
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
        "context": {"diagnostics": [], "includeDeclaration": True, "triggerKind": 1},
    }
    for version in (2, 3):
        for question in QUESTIONS:
            await editor.ask(f"textDocument/{question}", about)
        edit = {"range": {"start": place, "end": place}, "text": f"word{version} "}
        changed = {"textDocument": {"uri": URI, "version": version}, "contentChanges": [edit]}
        editor.tell("textDocument/didChange", changed)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
    await asyncio.sleep(0)


def alive() -> Counter[str]:
    return Counter(type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, KINDS))


async def test_nothing_of_a_closed_document_stays(no_collector: None) -> None:
    editor = Editor()
    options = {"framework": "ml-system-design"}
    await editor.ask("initialize", {"processId": None, "capabilities": {}, "initializationOptions": options})
    kept = []
    for documents in (1, 3):
        for number in range(documents):
            await work_on(editor, f"{DESIGN}\n\n## Part {number}\n")
        await work_on(editor, "# The last document\n\nIs compared with the next one.\n\nNothing else is kept of it.\n")
        kept.append(alive())
    assert kept[0] == kept[1]
