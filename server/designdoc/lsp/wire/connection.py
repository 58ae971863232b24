"""One conversation with an editor: who answers which message, in which order, and when it is over.

There are two lanes. The *express lane* handles life cycle, text synchronisation, diagnostics, hover and completion on
plain JSON, at once and in order: this is what runs at every keystroke and before the first diagnostics, and what
somebody waits for. Everything else goes to the *feature lane* (pygls and lsprotocol), which is loaded behind the first
answers and whose requests can be cancelled. A request for the feature lane takes the snapshot of the moment it arrived
with it, so no later edit can reach it.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.jsonrpc import BrokenMessageError, Json, Message, MessageId, RpcError

log = logging.getLogger(__name__)

Handler = Callable[[Json], Json]
"""Handles the parameters of a message; for a request, what it returns is the result."""


class Lane(Protocol):
    """Takes the messages that the express lane does not handle."""

    def knows(self, method: str) -> bool:
        """Whether the lane has a handler for the method."""

    def prepare(self) -> None:
        """The conversation has begun: get ready, without delaying the first answers."""

    def take(self, message: Message) -> None:
        """Handle a request or notification now or later, and answer a request in the end."""

    def cancel(self, message_id: MessageId) -> None:
        """Stop working on a request, if it is still under way, and answer it as cancelled."""

    def stop(self) -> None:
        """Stop everything; nothing more is answered."""


class Connection:
    """The server's end of the conversation, a transport's ``Peer``."""

    def __init__(self, send_body: Callable[[bytes], None]) -> None:
        self.finished: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.send_body = send_body
        self._express: Mapping[str, Handler] = {}
        self._lane: Lane | None = None
        self._initialized = self._shut_down = False
        self._ids = itertools.count(1)
        self._waiting: dict[MessageId, Callable[[Message], None]] = {}

    def serve(self, express: Mapping[str, Handler], lane: Lane) -> None:
        """Say who handles what. Comes once, before the first message."""
        self._express, self._lane = express, lane

    def receive(self, bodies: list[bytes]) -> None:
        """Handle the messages that arrived together.

        A request whose cancellation arrived in the same breath is answered as cancelled without being started.
        """
        messages = [message for body in bodies if (message := self._decode(body)) is not None]
        cancelled = {_cancelled_id(m) for m in messages if m.get("method") == "$/cancelRequest"}
        for message in messages:
            if self.finished.done():
                return
            if "method" not in message:
                self._take_answer(message)
            elif "id" not in message:
                self._notified(message)
            elif message["id"] in cancelled and message["method"] not in ("initialize", "shutdown"):
                failure = RpcError(jsonrpc.REQUEST_CANCELLED, "The request was cancelled.")
                self.send(jsonrpc.error(message["id"], failure))
            else:
                self._requested(message)

    def hang_up(self) -> None:
        """The stream is gone: over, and in order only if the editor had asked for the shutdown."""
        self._finish(0 if self._shut_down else 1)

    def send(self, message: Message) -> None:
        """Send one message."""
        if not self.finished.done():
            self.send_body(jsonrpc.encode(message))

    def notify(self, method: str, params: Json) -> None:
        """Send a notification."""
        self.send(jsonrpc.notification(method, params))

    async def request(self, method: str, params: Json) -> Json:
        """Ask the editor something and wait for its answer.

        Raises RpcError when the editor answers with an error.
        """
        coming: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

        def settle(answer: Message) -> None:
            if not coming.done():
                coming.set_result(answer)

        message_id = self._ask(method, params, settle)
        try:
            answer = await coming
        finally:
            self._waiting.pop(message_id, None)
        if "error" in answer:
            failure = answer["error"] if isinstance(answer["error"], dict) else {}
            raise RpcError(failure.get("code", 0), str(failure.get("message", "")))
        return answer.get("result")

    def ask(self, method: str, params: Json, then: Callable[[Json], None] = lambda _: None) -> None:
        """Ask the editor something. ``then`` gets the answer in its turn, before the messages that came behind it are
        handled; an error is logged and changes nothing.
        """

        def use(answer: Message) -> None:
            if "error" in answer:
                log.info("The editor answered a question with an error.")
            else:
                then(answer.get("result"))

        self._ask(method, params, use)

    def _ask(self, method: str, params: Json, use: Callable[[Message], None]) -> MessageId:
        message_id = f"designdoc-{next(self._ids)}"
        self._waiting[message_id] = use
        self.send(jsonrpc.request(message_id, method, params))
        return message_id

    def _decode(self, body: bytes) -> Message | None:
        try:
            return jsonrpc.decode(body)
        except BrokenMessageError as failure:
            log.warning("A message could not be read: %s", failure)
            self.send(jsonrpc.error(failure.message_id, failure))
            return None

    def _requested(self, message: Message) -> None:
        try:
            answer = self._answer(message)
        except RpcError as failure:
            self.send(jsonrpc.error(message["id"], failure))
        except Exception as crash:
            self.send(jsonrpc.error(message["id"], reported(crash, message["method"])))
        else:
            if answer is not _LATER:
                self.send(jsonrpc.result(message["id"], answer))

    def _answer(self, message: Message) -> Json:
        method, params = message["method"], message.get("params")
        if method == "initialize":
            return self._initialize(params)
        if not self._initialized:
            raise RpcError(jsonrpc.SERVER_NOT_INITIALIZED, "The first request must be 'initialize'.")
        if self._shut_down:
            raise RpcError(jsonrpc.INVALID_REQUEST, "The server is shutting down.")
        if method == "shutdown":
            self._shut_down = True
            return None
        if (handler := self._express.get(method)) is not None:
            return handler(params)
        if self._lane is None or not self._lane.knows(method):
            raise RpcError(jsonrpc.METHOD_NOT_FOUND, f"There is no method {method!r}.")
        self._lane.take(message)
        return _LATER

    def _initialize(self, params: Json) -> Json:
        if self._initialized:
            raise RpcError(jsonrpc.INVALID_REQUEST, "'initialize' may be sent only once.")
        answer = self._express["initialize"](params)
        self._initialized = True
        if self._lane is not None:
            self._lane.prepare()
        return answer

    def _notified(self, message: Message) -> None:
        method, params = message["method"], message.get("params")
        if method == "exit":
            self._finish(0 if self._shut_down else 1)
        elif not self._initialized or self._shut_down:
            return
        elif method == "$/cancelRequest":
            if self._lane is not None and (message_id := _cancelled_id(message)) is not None:
                self._lane.cancel(message_id)
        elif (handler := self._express.get(method)) is not None:
            try:
                handler(params)
            except RpcError as failure:
                log.warning("%s: %s", method, failure)
            except Exception as crash:
                reported(crash, method)
        elif self._lane is not None and self._lane.knows(method):
            self._lane.take(message)

    def _take_answer(self, message: Message) -> None:
        use = self._waiting.pop(message["id"], None)
        if use is None:
            if message.keys().isdisjoint(("result", "error")):
                # Nobody waits for such an answer: it is a request without a method, and its sender waits for ours.
                failure = RpcError(jsonrpc.INVALID_REQUEST, "The message has no method.")
                self.send(jsonrpc.error(message["id"], failure))
            return
        try:
            use(message)
        except Exception as crash:
            reported(crash, "using an answer")

    def _finish(self, status: int) -> None:
        if self.finished.done():
            return
        self.finished.set_result(status)
        if self._lane is not None:
            self._lane.stop()


_LATER = object()
"""Stands for the result of a request that the feature lane will answer."""


def reported(crash: BaseException, method: str) -> RpcError:
    """A failure of our own as an answer to the editor, after writing to the log where it happened.

    Only the kind of the exception and the lines of our code are written: its message could quote the document.
    """
    places = []
    frame = crash.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        places.append(f"{code.co_filename}:{frame.tb_lineno} in {code.co_name}")
        frame = frame.tb_next
    log.error("%s failed with %s at\n  %s", method, type(crash).__name__, "\n  ".join(places))
    return RpcError(jsonrpc.INTERNAL_ERROR, f"designdoc failed to answer {method} ({type(crash).__name__}).")


def _cancelled_id(message: Message) -> MessageId | None:
    params = message.get("params")
    message_id = params.get("id") if isinstance(params, dict) else None
    return message_id if isinstance(message_id, (int, str)) else None
