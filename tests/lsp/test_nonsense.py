"""A client gone mad: every request gets one answer, whatever it says, and the server lives on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from random import Random
from subprocess import PIPE
from typing import IO, Any

import pytest

from designdoc.lsp.wire.jsonrpc import INTERNAL_ERROR
from patience import PATIENCE

from .conftest import SERVER
from .recorded import Recorded
from .test_conversations import DESIGN
from .test_protocol import GOODBYE, HELLO, OPEN, URI

MESSAGES = 250
WRONG = (None, -1, 10**12, 1.5, "x", [], {}, True)
TEXTS = ("a", "\n## ", "```\n", "---\n", "| x | y |\n", "😀", "\r", "\x00", "\ud800", "<!--", "[a](#", "TODO", "")
BODIES = (b"{", b"[]", b"5", b"\xff", b"[" * 5000, b"", b'{"jsonrpc":"2.0","method":5}', b'{"jsonrpc":"2.0","id":{}}')
ABOUT_DOCUMENTS = [
    "hover",
    "completion",
    "codeAction",
    "codeLens",
    "inlayHint",
    "documentSymbol",
    "documentHighlight",
    "documentLink",
    "definition",
    "references",
    "prepareRename",
    "rename",
    "foldingRange",
    "selectionRange",
    "semanticTokens/full",
    "diagnostic",
    "formatting",
]
OTHERS = ("workspace/symbol", "workspace/diagnostic", "designdoc/coverage", "codeAction/resolve", "no/such/method")


class Madness:
    """Messages that are mostly well formed and mostly make no sense, the same for the same number."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.ids = 1

    def message(self) -> Any:
        kind = self.random.random()
        if kind < 0.05:
            return self.random.choice(BODIES)
        if kind < 0.1:
            return {"method": "$/cancelRequest", "params": {"id": self.often(self.ids)}}
        if kind < 0.55:
            return self.notification()
        self.ids += 1
        about = [f"textDocument/{name}" for name in ABOUT_DOCUMENTS]
        return {
            "id": self.ids,
            "method": self.random.choice([*about, *OTHERS]),
            "params": self.often(self.parameters()),
        }

    def notification(self) -> dict[str, Any]:
        item = {"uri": self.often(URI), "languageId": self.often("markdown"), "version": 2, "text": self.often(DESIGN)}
        params = {
            "textDocument": self.often(item),
            "contentChanges": self.often([self.change() for _ in range(self.random.randrange(3))]),
            "settings": {"designdoc": self.often({"run": self.random.choice(["onType", "off", "never"])})},
            "changes": self.often([{"uri": self.often(URI), "type": 2}]),
            "event": self.often({"added": self.often([{"uri": self.often(URI), "name": "x"}]), "removed": []}),
        }
        names = ["didOpen", "didClose", "didSave", *["didChange"] * 9]
        workspace = ["didChangeConfiguration", "didChangeWatchedFiles", "didChangeWorkspaceFolders"]
        methods = [*(f"textDocument/{name}" for name in names), *(f"workspace/{name}" for name in workspace)]
        return {"method": self.random.choice(methods), "params": self.often(params)}

    def change(self) -> Any:
        change = {"text": self.often(self.random.choice(TEXTS)), "range": self.often(self.range())}
        return self.often(change)

    def parameters(self) -> dict[str, Any]:
        return {
            "textDocument": self.often({"uri": self.often(URI)}),
            "position": self.often(self.position()),
            "positions": [self.position()],
            "range": self.often(self.range()),
            "context": {"diagnostics": [], "includeDeclaration": True},
            "newName": self.random.choice(["", "新 😀", "# #", "a\nb"]),
            "query": self.often("("),
            "previousResultIds": self.often([]),
            "title": "Insert section 'Baseline'",
            "data": self.often({"uri": URI, "version": 2, "at": self.often([1, 2, 3, 4])}),
        }

    def range(self) -> dict[str, Any]:
        return {"start": self.often(self.position()), "end": self.often(self.position())}

    def position(self) -> dict[str, Any]:
        return {"line": self.often(self.random.randrange(30)), "character": self.often(self.random.randrange(60))}

    def often(self, right: Any) -> Any:
        return right if self.random.random() < 0.96 else self.random.choice(WRONG)


def frame(message: Any) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def answers(stream: IO[bytes], ids: set[int]) -> Iterator[Any]:
    """What is answered, up to the last answer that is waited for."""
    while ids and (header := stream.readline()):
        stream.readline()
        message = json.loads(stream.read(int(header.split(b":")[1])))
        if "method" not in message:
            ids.discard(message["id"])
            yield message


@pytest.mark.parametrize("seed", range(3))
def test_every_request_is_answered_once(seed: int) -> None:
    madness = Madness(seed)
    messages = [HELLO, OPEN, *(madness.message() for _ in range(MESSAGES))]
    asked = [message["id"] for message in messages if isinstance(message, dict) and "id" in message]
    hover = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 3}}
    last = {"id": madness.ids + 1, "method": "textDocument/hover", "params": hover}
    with subprocess.Popen(SERVER, stdin=PIPE, stdout=PIPE, stderr=PIPE) as server:
        assert server.stdin is not None and server.stdout is not None and server.stderr is not None
        server.stdin.write(b"".join(map(frame, [*messages, OPEN, last])))
        server.stdin.flush()
        answered = list(answers(server.stdout, {*asked, last["id"]}))
        server.stdin.write(b"".join(map(frame, GOODBYE)))
        server.stdin.flush()
        assert server.wait(PATIENCE) == 0
        log = server.stderr.read().decode()
    told = [answer["id"] for answer in answered if answer["id"] is not None]
    assert sorted(told) == sorted([*asked, last["id"]])
    assert "the server failed" not in log
    failed = [answer for answer in answered if answer.get("error", {}).get("code") == INTERNAL_ERROR]
    assert failed == [], log


@pytest.mark.parametrize(
    "params",
    [
        {"workspaceFolders": [{"uri": 5}, {"name": "x"}, 7, None]},
        {"workspaceFolders": "x", "rootUri": 5, "rootPath": 7},
        {"initializationOptions": [1], "clientInfo": "x", "processId": {}},
        {"capabilities": {"textDocument": 7, "general": {"positionEncodings": [5, None]}, "workspace": []}},
    ],
)
async def test_what_is_misshapen_in_the_first_message_counts_as_absent(params: dict[str, Any]) -> None:
    recorded = Recorded()
    assert "result" in recorded.ask("initialize", {"capabilities": {}, **params})
    assert recorded.session.host.snapshot.folders == ()
