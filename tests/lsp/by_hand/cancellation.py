"""When six slow requests end of which five are cancelled at once, for any server.

    python -m tests.lsp.by_hand.cancellation DOCUMENT [--files N] [-- SERVER ARGUMENTS...]

DOCUMENT is opened; beside it lie N files with its first 8 KB. Six requests are sent, and while the server is at work on
the first, five are cancelled: six times the same request for each kind, then one of each. Printed are milliseconds: how
long one request takes when nothing else is asked, and how long after the cancellations each of the six ended.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.lsp.by_hand.wire import Server

_CANCELLED = 5
"""So many of the six are cancelled, the first ones."""

_AT_WORK = 0.003
"""Seconds after the requests until the cancellations: the server is at work on the first and not through."""

_FILE_LENGTH = 8 * 1024
_OPTIONS = {"framework": "ml-system-design", "workspaceDiagnostics": True}

Request = tuple[str, Any]
"""A method and its parameters."""


def slow_requests(uri: str, text: str) -> list[Request]:
    """One request of each of the six kinds that take longest."""
    document = {"textDocument": {"uri": uri}}
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n"), "character": 0}}
    return [
        ("workspace/diagnostic", {"previousResultIds": []}),
        ("textDocument/codeAction", {**document, "range": everywhere, "context": {"diagnostics": []}}),
        ("workspace/symbol", {"query": "e"}),
        ("textDocument/documentLink", document),
        ("textDocument/foldingRange", document),
        ("textDocument/documentSymbol", document),
    ]


def six_at_once(server: Server, requests: Sequence[Request]) -> tuple[list[float], int]:
    """Milliseconds from the cancellations to the end of each request, and how many ended as cancelled: one with which
    the server was through comes too late for it.
    """
    numbers = [server.send_request(method, params) for method, params in requests]
    time.sleep(_AT_WORK)
    sent = time.perf_counter()
    for number in numbers[:_CANCELLED]:
        server.tell("$/cancelRequest", {"id": number})
    ended: dict[int, float] = {}
    given_up = 0
    while len(ended) < len(numbers):
        answer = server.wait(lambda message: "method" not in message and message.get("id") in numbers)
        ended[answer["id"]] = (time.perf_counter() - sent) * 1000
        given_up += "error" in answer
    return [ended[number] for number in numbers], given_up


def main() -> None:
    """Measure one server and print a line for each kind of request."""
    arguments, command = _arguments()
    text = Path(arguments.document).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name, Path(os.devnull).open("w") as log:
        folder = Path(name)
        for number in range(arguments.files):
            (folder / f"design-{number}.md").write_text(text[:_FILE_LENGTH], encoding="utf-8")
        path = folder / "design.md"
        path.write_text(text, encoding="utf-8")
        server = Server(command, folder, log, _OPTIONS)
        server.open(path.as_uri(), text)
        server.diagnostics(path.as_uri(), 1)
        requests = slow_requests(path.as_uri(), text)
        server.ask(*requests[-1])
        print(f"{'':28} {'alone':>7}   the five{'':31}  the sixth  given up")
        for request in requests:
            ended = six_at_once(server, [request] * 6)
            begin = time.perf_counter()
            server.ask(*request)
            _print(request[0], f"{(time.perf_counter() - begin) * 1000:.1f}", *ended)
        _print("one of each", "", *six_at_once(server, requests))
        server.stop()


def _print(name: str, alone: str, ended: Sequence[float], given_up: int) -> None:
    print(f"{name:28} {alone:>7}  ", *(f"{after:7.1f}" for after in ended), f"{given_up:11}")


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description="Cancel requests.")
    parser.add_argument("document")
    parser.add_argument("--files", type=int, default=40, help="how many files lie beside the document")
    parser.add_argument("server", nargs="*", default=[sys.executable, "-m", "designdoc", "server"])
    arguments = parser.parse_args()
    return arguments, arguments.server


if __name__ == "__main__":
    main()
