"""The feature lane's engine: pygls types the parameters, runs the handlers as tasks, cancels them, answers.

The life cycle and the documents are the express lane's; of pygls only the machinery of typed requests is used. This
module is imported in the background (see ``feature_lane.py``): it pulls in pygls, lsprotocol and all handlers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from designdoc import __version__
from designdoc.lsp import handlers
from designdoc.lsp.capabilities import turned_off
from designdoc.lsp.session import Moment, Session
from designdoc.lsp.wire.connection import reported
from designdoc.lsp.wire.jsonrpc import Json, Message, MessageId, RpcError

# pygls logs whole messages, and messages hold the text of documents.
logging.getLogger("pygls").disabled = True
for _name in ("pygls.protocol", "pygls.protocol.json_rpc", "pygls.protocol.language_server", "pygls.feature_manager"):
    logging.getLogger(_name).disabled = True

_MOMENT: ContextVar[Moment] = ContextVar("moment")


class FeatureServer:
    """A pygls server that is fed message by message and writes to the session's connection."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entrance = asyncio.Lock()
        self._server = LanguageServer("designdoc", __version__)
        self._server.protocol.set_writer(_Writer(session), include_headers=False)
        for method, handler in handlers.found().items():
            self._server.feature(method)(self._in_turn(method, handler))
        for name, command in handlers.found_commands().items():
            self._server.command(name)(_with_arguments(self._in_turn(name, command)))

    def take(self, message: Message, moment: Moment) -> None:
        """Start handling a message; the answer follows by itself."""
        protocol = self._server.protocol
        token = _MOMENT.set(moment)
        try:
            # Without them pygls finds a fault in itself, and not in the message, where it does not know the method.
            protocol.handle_message(protocol.structure_message({"params": {}, **message}))
        except JsonRpcException as failure:
            if "id" in message:
                error = {"code": failure.code, "message": failure.message}
                self._session.connection.send({"jsonrpc": "2.0", "id": message["id"], "error": error})
        finally:
            _MOMENT.reset(token)

    def cancel(self, message_id: MessageId) -> None:
        """Cancel a request that is under way; pygls answers it as cancelled."""
        protocol = self._server.protocol
        cancellation = {"jsonrpc": "2.0", "method": types.CANCEL_REQUEST, "params": {"id": message_id}}
        protocol.handle_message(protocol.structure_message(cancellation))

    def _in_turn(self, method: str, handler: handlers.FeatureHandler) -> Callable[[Any], Awaitable[Json]]:
        """The handler as pygls calls it: with the moment of its request, and one after the other. Before each begins,
        what has arrived meanwhile is handled: a key press comes between, and a cancellation reaches all that wait.
        """

        async def handle(params: Any) -> Json:  # noqa: ANN401 (one of lsprotocol's types, by method)
            async with self._entrance:
                await asyncio.sleep(0)
            moment = _MOMENT.get()
            if turned_off(method, moment.options):
                return None
            try:
                return await handler(moment, params)
            except RpcError as failure:
                raise JsonRpcException(str(failure), failure.code, failure.data) from None
            except Exception as crash:
                answer = reported(crash, method)
                raise JsonRpcException(str(answer), answer.code) from None

        return handle


class _Writer:
    """Where pygls writes: the body of a message goes out as it is."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def write(self, data: bytes) -> None:
        self._session.connection.send_body(data)

    def close(self) -> None:
        """The transport closes itself."""


def _with_arguments(handle: Callable[[Any], Awaitable[Json]]) -> Callable[..., Awaitable[Json]]:
    """Pygls spreads a command's arguments; ours take them as one list."""

    async def run(*arguments: Any) -> Json:  # noqa: ANN401 (whatever the editor sends)
        return await handle(list(arguments))

    return run
