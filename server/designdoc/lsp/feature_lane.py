"""FeatureLane: hands messages to pygls, which is loaded behind the first answers.

pygls and lsprotocol take longer to import than everything else together. Nothing waits for them: a request that needs
them is kept, with the snapshot it was asked on, until they are there, and can be cancelled meanwhile.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from designdoc.lsp.capabilities import FEATURE_METHODS
from designdoc.lsp.loading import HEAD_START, import_feature_server
from designdoc.lsp.session import Moment, Session
from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.connection import reported
from designdoc.lsp.wire.jsonrpc import Message, MessageId, RpcError

if TYPE_CHECKING:
    from designdoc.lsp.feature_server import FeatureServer

_LOOK = 0.25
"""After how many seconds the lane looks whether something was opened or typed. While pygls is loaded a key press takes
several times as long, so it is loaded unasked only when nobody types; then the first fix or symbol need not wait.
"""
_QUIET_LOOKS = 2
"""How many looks in a row have to find nothing. The first may come late, when a large document has just been read."""


class FeatureLane:
    """A ``Lane`` in front of the pygls server."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._server: FeatureServer | None = None
        self._waiting: list[tuple[Message, Moment]] = []
        self._loading: asyncio.Task[None] | None = None

    def knows(self, method: str) -> bool:
        """Whether there is a handler for the method."""
        return method in FEATURE_METHODS

    def take(self, message: Message) -> None:
        """Hand the message on, with the documents as they are now."""
        moment = self._session.moment()
        if self._server is not None:
            self._server.take(message, moment)
            return
        self._waiting.append((message, moment))
        self.load_soon()

    def cancel(self, message_id: MessageId) -> None:
        """Cancel a request that is under way or still waiting."""
        if self._server is not None:
            self._server.cancel(message_id)
            return
        for waiting in self._waiting:
            if waiting[0].get("id") == message_id:
                self._waiting.remove(waiting)
                failure = RpcError(jsonrpc.REQUEST_CANCELLED, "The request was cancelled.")
                self._session.connection.send(jsonrpc.error(message_id, failure))
                return

    def stop(self) -> None:
        """Drop what waits: the conversation is over."""
        self._waiting.clear()
        if self._loading is not None:
            self._loading.cancel()

    def prepare(self) -> None:
        """Load pygls before it is needed, once the first answers are out and nobody types."""
        self._look_later(0)

    def _look_later(self, quiet_looks: int) -> None:
        asyncio.get_running_loop().call_later(_LOOK, self._look, self._open_versions(), quiet_looks)

    def _open_versions(self) -> dict[str, int | None]:
        """The versions of all open documents, and not the documents, which would stay when they are closed."""
        return {key: document.version for key, document in self._session.host.snapshot.documents.items()}

    def _look(self, before: dict[str, int | None], quiet_looks: int) -> None:
        """Load pygls if nothing has changed since ``before`` often enough, else look again later."""
        quiet_looks = quiet_looks + 1 if self._open_versions() == before else 0
        if quiet_looks < _QUIET_LOOKS:
            self._look_later(quiet_looks)
        else:
            self.load_soon()

    def load_soon(self) -> None:
        """Load pygls in a thread, so that typing goes on meanwhile. Nothing is begun when the conversation is over: a
        server that is told to end waits for what it is at, and would complain of a task that came later.
        """
        if self._loading is None and not self._session.connection.finished.done():
            self._loading = asyncio.get_running_loop().create_task(self._load())

    async def _load(self) -> None:
        await asyncio.sleep(HEAD_START)
        try:
            make_server = await asyncio.get_running_loop().run_in_executor(None, import_feature_server)
            self._server = make_server(self._session)
        except Exception as crash:
            failure = reported(crash, "loading the language features")
            for message, _ in self._waiting:
                if "id" in message:
                    self._session.connection.send(jsonrpc.error(message["id"], failure))
            self._waiting.clear()
            self._loading = None
            return
        waiting, self._waiting = self._waiting, []
        for message, moment in waiting:
            self._server.take(message, moment)
