"""JSON-RPC 2.0 as LSP uses it: frames on the wire, messages, and the error codes of both specifications.

No input and output happens here: bytes are fed in, messages come out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Json = Any
"""What ``json.loads`` returns: the type checker cannot know more of what an editor sends."""

Message = dict[str, Any]
MessageId = int | str

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
SERVER_NOT_INITIALIZED = -32002
REQUEST_FAILED = -32803
CONTENT_MODIFIED = -32801
REQUEST_CANCELLED = -32800

_MAX_HEADER = 8192
"""The most bytes of the header block of a frame."""
_MAX_BODY = 256 * 1024 * 1024
"""The most bytes of the body of a frame."""
_MOST_DIGITS = 20


class Written(str):
    """JSON that is written already, for a value that stands in ``params`` or in a ``result``: it goes out as it is."""

    __slots__ = ()


class RpcError(Exception):
    """A failure that is answered with a JSON-RPC error object."""

    def __init__(self, code: int, message: str, data: Json = None) -> None:
        super().__init__(message)
        self.code = code
        self.data = data


class BrokenMessageError(RpcError):
    """A message that is none; ``message_id`` is its id where one can be read, so that its sender does not wait."""

    def __init__(self, code: int, message: str, message_id: MessageId | None = None) -> None:
        super().__init__(code, message)
        self.message_id = message_id


class FramingError(Exception):
    """The byte stream is not framed as LSP asks and cannot be trusted any further."""


class FrameBuffer:
    """Cuts a stream of bytes into the bodies of its frames (``Content-Length: N``, blank line, N bytes)."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._wanted: int | None = None

    def feed(self, chunk: bytes) -> list[bytes]:
        """The bodies that ``chunk`` completes, in order.

        Raises FramingError when a header block has no usable ``Content-Length``: what follows cannot be told apart.
        """
        self._buffer += chunk
        bodies: list[bytes] = []
        while True:
            if self._wanted is None:
                self._wanted = self._read_header()
            if self._wanted is None or len(self._buffer) < self._wanted:
                return bodies
            bodies.append(bytes(self._buffer[: self._wanted]))
            del self._buffer[: self._wanted]
            self._wanted = None

    def _read_header(self) -> int | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self._buffer) > _MAX_HEADER:
                raise FramingError("no end of header in the first 8 KB")
            return None
        header = bytes(self._buffer[:end])
        del self._buffer[: end + 4]
        for line in header.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                # Python refuses to read a number of thousands of digits, so they are counted first.
                if len(value.strip()) > _MOST_DIGITS or int(value) > _MAX_BODY:
                    raise FramingError("a message of more than 256 MB")
                return int(value)
        raise FramingError("a header without Content-Length")


def frame(body: bytes) -> bytes:
    """The body of a message as it goes over a stream."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def encode(message: Message) -> bytes:
    """A message as UTF-8 JSON. A lone surrogate cannot be written in UTF-8 and goes out as a JSON escape, which is how
    Python writes it with a backslash.
    """
    return _text_of(message, _DEEPEST_WRITTEN).encode("utf-8", "backslashreplace")


write: Callable[[Json], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""The JSON text of a value."""

_DEEPEST_WRITTEN = 2


def _text_of(value: Json, depth: int) -> str:
    """The text of a value in which what is ``depth`` levels down may be written already."""
    if isinstance(value, Written):
        return value
    if depth and isinstance(value, dict):
        return "{" + ",".join([f"{write(key)}:{_text_of(part, depth - 1)}" for key, part in value.items()]) + "}"
    return write(value)


_read: Callable[[str], Json] = json.JSONDecoder().decode


def decode(body: bytes) -> Message:
    """The message in a frame's body.

    Raises BrokenMessageError (parse error, invalid request) when it is none; the text of the body is never part of it.
    """
    try:
        value = _read(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise BrokenMessageError(PARSE_ERROR, "The message is not valid JSON.") from None
    wrong = _wrong_with(value)
    if wrong:
        message_id = value.get("id") if isinstance(value, dict) else None
        raise BrokenMessageError(INVALID_REQUEST, wrong, message_id if _is_id(message_id) else None)
    message: Message = value
    return message


def _wrong_with(value: Json) -> str:
    """What keeps a JSON value from being a message; empty when nothing does."""
    if not isinstance(value, dict) or value.get("jsonrpc") != "2.0":
        return "The message is not a JSON-RPC 2.0 object."
    if "method" in value and not isinstance(value["method"], str):
        return "The method is not a string."
    if "id" in value and not _is_id(value["id"]):
        return "The id is neither a number nor a string."
    if "method" not in value and "id" not in value:
        return "The message is neither a request, a notification nor a response."
    return ""


def result(message_id: MessageId, value: Json) -> Message:
    """The answer to a request."""
    return {"jsonrpc": "2.0", "id": message_id, "result": value}


def error(message_id: MessageId | None, failure: RpcError) -> Message:
    """The answer to a request that failed; without an id where the request could not be read."""
    body: dict[str, Any] = {"code": failure.code, "message": str(failure)}
    if failure.data is not None:
        body["data"] = failure.data
    return {"jsonrpc": "2.0", "id": message_id, "error": body}


def request(message_id: MessageId, method: str, params: Json) -> Message:
    """A request of ours to the editor."""
    return {"jsonrpc": "2.0", "id": message_id, "method": method, "params": params}


def notification(method: str, params: Json) -> Message:
    """A notification of ours to the editor."""
    return {"jsonrpc": "2.0", "method": method, "params": params}


def _is_id(value: Json) -> bool:
    # bool is a subclass of int in Python but no number in JSON; responses to unreadable requests carry null.
    return value is None or (isinstance(value, (int, str)) and not isinstance(value, bool))
