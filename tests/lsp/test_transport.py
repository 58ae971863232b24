"""A TCP port and a web socket in the place of standard input and output, also when the editor dies."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.asyncio.client import connect

from patience import PATIENCE

from .conftest import SERVER
from .test_protocol import GOODBYE, HELLO, OPEN


@contextmanager
def serving(how: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server that waits for its editor, and the port."""
    process = subprocess.Popen([*SERVER, how, "0"], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        yield process, int(process.stderr.readline().rsplit(":", 1)[1])
    finally:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    """What a server that has ended wrote to its log."""
    assert process.stderr is not None
    return process.stderr.read()


@pytest.mark.parametrize("port", ["65536", "-1", "http", "9" * 5000])
def test_what_is_no_port_is_bad_usage(port: str) -> None:
    run = subprocess.run([*SERVER, f"--tcp={port}"], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 2
    assert run.stderr.rstrip().endswith("is no port; write a number from 0 to 65535")


def call(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def tell(stream: socket.socket, *messages: Any) -> None:
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))


def test_a_conversation_over_a_socket() -> None:
    with serving("--tcp") as (process, port), call(port) as stream:
        tell(stream, HELLO, *GOODBYE)
        received = b""
        while chunk := stream.recv(65536):
            received += chunk
        assert b'"serverInfo"' in received
        assert process.wait(PATIENCE) == 0


def test_the_server_ends_with_an_editor_that_dies() -> None:
    with serving("--tcp") as (process, port):
        stream = call(port)
        tell(stream, HELLO, OPEN)
        stream.recv(100)
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        stream.close()
        assert process.wait(PATIENCE) == 1
        assert said(process) == ""


def test_a_second_editor_is_turned_away() -> None:
    with serving("--tcp") as (process, port), call(port) as first:
        tell(first, HELLO)
        first.recv(100)
        with call(port) as second:
            assert second.recv(100) == b""
        tell(first, *GOODBYE)
        assert process.wait(PATIENCE) == 0


async def test_a_conversation_over_a_web_socket() -> None:
    with serving("--ws") as (process, port):
        async with connect(f"ws://127.0.0.1:{port}") as web_socket:
            for message in (HELLO, GOODBYE[0]):
                await web_socket.send(json.dumps({"jsonrpc": "2.0", **message}))
                assert json.loads(await web_socket.recv())["id"] == message["id"]
            await web_socket.send(json.dumps({"jsonrpc": "2.0", **GOODBYE[1]}))
        assert await asyncio.to_thread(process.wait, 30) == 0


async def test_the_server_ends_with_a_web_socket_that_breaks() -> None:
    with serving("--ws") as (process, port):
        web_socket = await connect(f"ws://127.0.0.1:{port}")
        await web_socket.send(json.dumps({"jsonrpc": "2.0", **HELLO}))
        await web_socket.recv()
        await web_socket.send(json.dumps({"jsonrpc": "2.0", **OPEN}))
        web_socket.transport.abort()
        assert await asyncio.to_thread(process.wait, 30) == 1
        assert "Traceback" not in said(process)
