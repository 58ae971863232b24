"""Frames and messages: what arrives in pieces is put together, what is broken is answered or ends the conversation."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.jsonrpc import FrameBuffer, FramingError, RpcError, decode, encode, frame


@given(st.lists(st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))), st.data())
def test_frames_survive_any_cutting(bodies: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(frame(body) for body in bodies)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    buffer, received = FrameBuffer(), []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        received += buffer.feed(stream[start:end])
    assert received == bodies


def test_other_headers_and_any_case_are_accepted() -> None:
    stream = b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  2\r\n\r\n{}"
    assert FrameBuffer().feed(stream) == [b"{}"]


@pytest.mark.parametrize(
    "stream",
    [
        b"Content-Type: x\r\n\r\n",
        b"Content-Length: two\r\n\r\n",
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"x" * 9000,
    ],
)
def test_a_stream_without_frames_is_given_up(stream: bytes) -> None:
    with pytest.raises(FramingError):
        FrameBuffer().feed(stream)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", jsonrpc.PARSE_ERROR),
        (b"\xff\xfe", jsonrpc.PARSE_ERROR),
        (b"[" * 100_000, jsonrpc.PARSE_ERROR),
        (b"[]", jsonrpc.INVALID_REQUEST),
        (b"{}", jsonrpc.INVALID_REQUEST),
        (b'{"jsonrpc":"1.0","method":"x"}', jsonrpc.INVALID_REQUEST),
        (b'{"jsonrpc":"2.0"}', jsonrpc.INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":1,"method":2}', jsonrpc.INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":true,"method":"x"}', jsonrpc.INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":{},"method":"x"}', jsonrpc.INVALID_REQUEST),
    ],
)
def test_what_is_no_message_is_refused_with_the_code_of_the_specification(body: bytes, code: int) -> None:
    with pytest.raises(RpcError) as refusal:
        decode(body)
    assert refusal.value.code == code


def test_a_message_with_a_lone_surrogate_can_be_sent() -> None:
    assert json.loads(encode({"text": "\ud83d"})) == {"text": "\ud83d"}
