"""The order of a conversation: what is answered when, by which lane, and with which code when it is wrong."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.connection import Connection
from designdoc.lsp.wire.jsonrpc import Message, MessageId, RpcError


class RecordingLane:
    """A lane that knows one method and answers nothing by itself."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.cancelled: list[MessageId] = []
        self.prepared = self.stopped = False

    def knows(self, method: str) -> bool:
        return method == "slow"

    def prepare(self) -> None:
        self.prepared = True

    def take(self, message: Message) -> None:
        self.taken.append(message)

    def cancel(self, message_id: MessageId) -> None:
        self.cancelled.append(message_id)

    def stop(self) -> None:
        self.stopped = True


class Conversation:
    """A connection with an express lane of three methods, and everything it sent."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.notified: list[Any] = []
        self.lane = RecordingLane()
        self.connection = Connection(lambda body: self.sent.append(json.loads(body)))
        handlers = {"initialize": lambda params: {"capabilities": {}}, "add": sum, "tell": self.notified.append}
        self.express = {**handlers, "crash": self._crash, "refuse": self._refuse}
        self.connection.serve(self.express, self.lane)

    def receive(self, *messages: Any) -> list[Any]:
        self.sent.clear()
        bodies = [m if isinstance(m, bytes) else json.dumps({"jsonrpc": "2.0", **m}).encode() for m in messages]
        self.connection.receive(bodies)
        return self.sent

    @staticmethod
    def _crash(params: Any) -> None:
        raise KeyError("text of the document")

    @staticmethod
    def _refuse(params: Any) -> None:
        raise RpcError(jsonrpc.INVALID_PARAMS, "no")


@pytest.fixture
async def conversation() -> Conversation:
    return Conversation()


@pytest.fixture
async def started(conversation: Conversation) -> Conversation:
    conversation.receive({"id": 0, "method": "initialize", "params": {}})
    return conversation


def code(answer: Any) -> int:
    return answer["error"]["code"]


async def test_nothing_is_answered_before_initialize(conversation: Conversation) -> None:
    assert code(conversation.receive({"id": 1, "method": "add", "params": [1]})[0]) == jsonrpc.SERVER_NOT_INITIALIZED
    assert conversation.receive({"method": "tell", "params": 1}) == []
    assert conversation.notified == []
    assert conversation.receive({"id": 2, "method": "initialize"})[0]["result"] == {"capabilities": {}}


async def test_a_second_initialize_is_refused(started: Conversation) -> None:
    assert code(started.receive({"id": 1, "method": "initialize"})[0]) == jsonrpc.INVALID_REQUEST


async def test_the_express_lane_answers_at_once_and_in_order(started: Conversation) -> None:
    answers = started.receive(
        {"id": 1, "method": "add", "params": [1, 2]},
        {"method": "tell", "params": 7},
        {"id": "b", "method": "add", "params": []},
    )
    assert [(a["id"], a["result"]) for a in answers] == [(1, 3), ("b", 0)]
    assert started.notified == [7]


async def test_other_known_methods_go_to_the_feature_lane(started: Conversation) -> None:
    assert started.receive({"id": 1, "method": "slow", "params": {}}) == []
    assert [message["id"] for message in started.lane.taken] == [1]


async def test_unknown_requests_are_refused_and_unknown_notifications_dropped(started: Conversation) -> None:
    assert code(started.receive({"id": 1, "method": "textDocument/magic"})[0]) == jsonrpc.METHOD_NOT_FOUND
    assert started.receive({"method": "textDocument/magic"}, {"method": "$/setTrace", "params": {"value": "off"}}) == []


async def test_broken_messages_are_answered_without_an_id_and_cost_nothing_else(started: Conversation) -> None:
    answers = started.receive(b"{", b"[]", {"id": 3, "method": "add", "params": [1]})
    assert [a.get("id") for a in answers] == [None, None, 3]
    assert [code(a) for a in answers[:2]] == [jsonrpc.PARSE_ERROR, jsonrpc.INVALID_REQUEST]


@pytest.mark.parametrize("message", [{"jsonrpc": "1.0", "method": "add"}, {"method": "add"}, {"jsonrpc": "2.0"}])
async def test_a_request_that_is_none_is_refused_under_its_id(started: Conversation, message: Any) -> None:
    (answer,) = started.receive(json.dumps({"id": 7, **message}).encode())
    assert (answer["id"], code(answer)) == (7, jsonrpc.INVALID_REQUEST)


async def test_an_answer_without_a_result_is_taken_as_one(started: Conversation) -> None:
    asked = asyncio.ensure_future(started.connection.request("ask", {}))
    await asyncio.sleep(0)
    assert started.receive({"id": started.sent[-1]["id"]}) == []
    assert await asked is None


async def test_a_request_cancelled_in_the_same_breath_is_never_started(started: Conversation) -> None:
    cancel = {"method": "$/cancelRequest", "params": {"id": 1}}
    answers = started.receive({"id": 1, "method": "slow"}, {"id": 2, "method": "slow"}, cancel)
    assert [(a["id"], code(a)) for a in answers] == [(1, jsonrpc.REQUEST_CANCELLED)]
    assert [message["id"] for message in started.lane.taken] == [2]


async def test_a_later_cancellation_reaches_the_lane(started: Conversation) -> None:
    started.receive({"id": 1, "method": "slow"})
    started.receive({"method": "$/cancelRequest", "params": {"id": 1}}, {"method": "$/cancelRequest", "params": []})
    assert started.lane.cancelled == [1]


async def test_a_crash_is_an_answer_that_quotes_nothing(
    started: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    answer = started.receive({"id": 1, "method": "crash"})[0]
    assert code(answer) == jsonrpc.INTERNAL_ERROR
    started.receive({"method": "crash"})
    assert "KeyError" in caplog.text
    assert "test_connection.py" in caplog.text
    assert "text of the document" not in caplog.text + str(answer)


async def test_a_refusal_keeps_its_code(started: Conversation) -> None:
    assert code(started.receive({"id": 1, "method": "refuse"})[0]) == jsonrpc.INVALID_PARAMS


async def test_after_shutdown_only_exit_counts(started: Conversation) -> None:
    assert started.receive({"id": 1, "method": "shutdown"})[0]["result"] is None
    assert code(started.receive({"id": 2, "method": "add", "params": []})[0]) == jsonrpc.INVALID_REQUEST
    started.receive({"method": "exit"}, {"id": 3, "method": "add", "params": []})
    assert started.connection.finished.result() == 0
    assert started.sent == []
    assert started.lane.stopped


async def test_exit_without_shutdown_and_a_lost_stream_are_failures(started: Conversation) -> None:
    started.receive({"method": "exit"})
    assert started.connection.finished.result() == 1
    other = Conversation()
    other.connection.hang_up()
    assert other.connection.finished.result() == 1


async def test_our_own_requests_are_matched_with_their_answers(started: Conversation) -> None:
    asking = asyncio.ensure_future(started.connection.request("workspace/configuration", {}))
    failing = asyncio.ensure_future(started.connection.request("workspace/applyEdit", {}))
    await asyncio.sleep(0)
    first, second = (message["id"] for message in started.sent[-2:])
    started.receive(
        {"id": second, "error": {"code": -1, "message": "no"}}, {"id": 99, "result": 1}, {"id": first, "result": [1]}
    )
    assert await asking == [1]
    with pytest.raises(RpcError, match="no"):
        await failing


async def test_an_answer_is_used_before_the_messages_behind_it(started: Conversation) -> None:
    used: list[Any] = []
    started.express["used"] = lambda params: list(used)
    started.connection.ask("workspace/configuration", {}, used.append)
    started.connection.ask("workspace/configuration", {}, Conversation._crash)
    started.connection.ask("workspace/diagnostic/refresh", None)
    first, second, third = (message["id"] for message in started.sent[-3:])
    started.receive(
        {"id": first, "result": [1]},
        {"id": second, "result": [2]},
        {"id": third, "error": {"code": -1, "message": "no"}},
        {"id": 7, "method": "used"},
    )
    assert started.sent[-1]["result"] == [[1]], "what was used when the next request came"
