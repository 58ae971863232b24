"""How bytes reach the server and leave it: standard input and output, a TCP socket, a web socket.

Every transport does the same: it hands the bodies of whole messages to a Peer as they arrive, several at a time when
several are there (so that the peer can see what was overtaken), and ends when the peer says so or the stream does.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, Protocol

from designdoc.lsp.wire.jsonrpc import FrameBuffer, FramingError, frame

log = logging.getLogger(__name__)

_CHUNK = 1 << 16


class Peer(Protocol):
    """What a transport serves: it takes bodies and says when the conversation is over."""

    finished: asyncio.Future[int]

    def receive(self, bodies: list[bytes]) -> None:
        """Take the bodies of messages that arrived together, in order."""

    def hang_up(self) -> None:
        """The stream ended without ``exit``."""


PeerFactory = Callable[[Callable[[bytes], None]], Peer]
"""Makes the peer of one conversation from the function that sends the body of a message."""


async def serve_stdio(make_peer: PeerFactory) -> int:
    """Hold one conversation on standard input and output; the exit status.

    Whatever else writes to standard output from now on (a stray print) goes to standard error and cannot break the
    stream of messages. Raises OSError where there is no standard input.
    """
    if sys.stdin is None:
        raise OSError("standard input is closed")
    source, target = sys.stdin.buffer, _private_stdout()
    loop = asyncio.get_running_loop()

    def send(body: bytes) -> None:
        try:
            target.write(frame(body))
            target.flush()
        except (BrokenPipeError, ValueError):
            peer.hang_up()

    peer = make_peer(send)
    _read(source, _Incoming(peer), loop)
    return await peer.finished


async def serve_tcp(make_peer: PeerFactory, host: str, port: int) -> int:
    """Wait for one editor on a TCP port, hold the conversation; the exit status. The port goes to standard error, and
    whoever comes second is turned away.
    """
    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    begun = asyncio.Event()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if begun.is_set():
            writer.close()
            return
        begun.set()
        peer = make_peer(lambda body: writer.write(frame(body)))
        incoming = _Incoming(peer)
        try:
            # An editor that dies closes its end of the stream, which is an error here: there is no reason to stay.
            with contextlib.suppress(OSError):
                while not peer.finished.done() and (chunk := await reader.read(_CHUNK)):
                    incoming.data(chunk)
        finally:
            peer.hang_up()
            writer.close()
            if not done.done():
                done.set_result(peer.finished.result())

    server = await asyncio.start_server(converse, host, port)
    _announce(host, server.sockets[0].getsockname()[1])
    async with server:
        return await done


async def serve_websocket(make_peer: PeerFactory, host: str, port: int) -> int:
    """The same over a web socket, one message per frame. Needs the package ``websockets``.

    Raises ModuleNotFoundError without it.
    """
    from websockets.asyncio.server import ServerConnection, serve
    from websockets.exceptions import ConnectionClosed

    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    begun = asyncio.Event()

    async def converse(socket: ServerConnection) -> None:
        if begun.is_set():
            return
        begun.set()
        outgoing: asyncio.Queue[bytes] = asyncio.Queue()

        async def write() -> None:
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await socket.send(await outgoing.get(), text=True)

        writing = asyncio.create_task(write())
        peer = make_peer(outgoing.put_nowait)
        try:
            with contextlib.suppress(ConnectionClosed):
                async for body in socket:
                    peer.receive([body.encode() if isinstance(body, str) else body])
                    if peer.finished.done():
                        break
        finally:
            peer.hang_up()
            writing.cancel()
            if not done.done():
                done.set_result(peer.finished.result())

    async with serve(converse, host, port, max_size=None) as server:
        _announce(host, next(iter(server.sockets)).getsockname()[1])
        return await done


class _Incoming:
    """Bytes of one stream on their way to the peer."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._frames = FrameBuffer()

    def data(self, chunk: bytes) -> None:
        if self._peer.finished.done():
            return
        try:
            bodies = self._frames.feed(chunk)
        except FramingError as broken:
            log.error("The editor's messages cannot be read any further: %s.", broken)
            self._peer.hang_up()
            return
        if bodies:
            self._peer.receive(bodies)

    def end(self) -> None:
        self._peer.hang_up()


def _read(source: BinaryIO, incoming: _Incoming, loop: asyncio.AbstractEventLoop) -> None:
    """Hand over what arrives until the stream ends. A raw read returns what is there, so everything that has arrived.

    The event loop waits for the stream itself where it can, because waking it from another thread takes longer than
    everything else that a message costs outside its handler. On Windows, and for a file, a thread waits.
    """
    raw = getattr(source, "raw", source)

    def arrived() -> None:
        try:
            chunk = raw.read(_CHUNK)
        except OSError as broken:
            log.debug("Reading stopped: %s", type(broken).__name__)
            chunk = b""
        if chunk:
            incoming.data(chunk)
        elif chunk is not None:
            loop.remove_reader(raw)
            incoming.end()

    def wait() -> None:
        while chunk := raw.read(_CHUNK):
            loop.call_soon_threadsafe(incoming.data, chunk)
        loop.call_soon_threadsafe(incoming.end)

    try:
        loop.add_reader(raw, arrived)
    except (NotImplementedError, OSError, ValueError):
        threading.Thread(target=_until_loop_closes, args=(wait,), name="designdoc-stdin", daemon=True).start()


def _private_stdout() -> BinaryIO:
    """Standard output for the protocol alone: its descriptor is kept and the old one becomes standard error."""
    sys.stdout.flush()
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=_CHUNK)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(kept.fileno(), os.O_BINARY)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return kept


def _until_loop_closes(read: Callable[[], None]) -> None:
    """Run ``read``; when the server stops first, the loop is closed under the thread, which is no error."""
    try:
        read()
    except (RuntimeError, ValueError, OSError) as stopped:
        log.debug("Reading stopped: %s", type(stopped).__name__)


def _announce(host: str, port: int) -> None:
    print(f"designdoc: listening on {host}:{port}", file=sys.stderr, flush=True)
