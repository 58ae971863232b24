"""Requests of the feature lane take turns with what arrives while they are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from lsprotocol import types

from designdoc.lsp import handlers
from designdoc.lsp.feature_server import FeatureServer
from designdoc.lsp.session import Moment
from designdoc.lsp.wire import jsonrpc

from .recorded import Recorded

HERE = {"textDocument": {"uri": "file:///design.md"}, "position": {"line": 0, "character": 0}}


async def test_a_cancellation_that_arrives_during_a_request_reaches_those_that_wait(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    loop = asyncio.get_running_loop()

    async def slow_definition(moment: Moment, params: types.DefinitionParams) -> None:
        """While the first is answered, the editor gives up all but the last."""
        if not begun:
            for number in range(5):
                loop.call_soon(server.cancel, number)
        begun.append(len(begun))

    def only_definition() -> Mapping[str, handlers.FeatureHandler]:
        return {types.TEXT_DOCUMENT_DEFINITION: slow_definition}

    monkeypatch.setattr(handlers, "found", only_definition)
    session = recorded.session
    server = FeatureServer(session)
    for number in range(6):
        message = {"jsonrpc": "2.0", "id": number, "method": types.TEXT_DOCUMENT_DEFINITION, "params": HERE}
        server.take(message, Moment(session, session.host.snapshot, session.options))
    while len(recorded.sent) < 6:
        await asyncio.sleep(0)
    ended = {answer["id"]: answer.get("error", {}).get("code") for answer in recorded.sent}
    assert ended == {0: None, **dict.fromkeys(range(1, 5), jsonrpc.REQUEST_CANCELLED), 5: None}
    assert len(begun) == 2, "only the first and the last have cost anything"
