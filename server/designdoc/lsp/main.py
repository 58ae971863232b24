"""``designdoc server``: the language server on standard input and output, a TCP port or a web socket."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from designdoc.lsp.express import handlers
from designdoc.lsp.feature_lane import FeatureLane
from designdoc.lsp.session import Session
from designdoc.lsp.wire import transport
from designdoc.lsp.wire.connection import Connection, reported

_LAST_PORT = 65_535


def serve(argv: Sequence[str] = ()) -> int:
    """Hold one conversation with an editor; the exit status (0 after an orderly shutdown).

    ``argv`` are the arguments after ``designdoc server``. Raises SystemExit for arguments that make no sense.
    """
    arguments = _parser().parse_args(list(argv))
    logging.basicConfig(
        stream=sys.stderr, level=arguments.log_level.upper(), format="designdoc: %(levelname)s: %(message)s"
    )
    try:
        return asyncio.run(_serve(arguments))
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as missing:
        print(f"designdoc: --ws needs the Python package '{missing.name}'", file=sys.stderr)
        return 2
    except OSError as failure:
        print(f"designdoc: {failure.strerror or failure}", file=sys.stderr)
        return 2


def make_connection(send: Callable[[bytes], None], *, child: bool = False) -> Connection:
    """A conversation with everything that answers in it; ``child``: the editor has started this process."""
    connection = Connection(send)
    session = Session(connection, child=child)
    connection.serve(handlers(session), FeatureLane(session))
    return connection


async def _serve(arguments: argparse.Namespace) -> int:
    asyncio.get_running_loop().set_exception_handler(_log_crash)
    if arguments.tcp is not None:
        return await transport.serve_tcp(make_connection, arguments.host, arguments.tcp)
    if arguments.ws is not None:
        return await transport.serve_websocket(make_connection, arguments.host, arguments.ws)
    return await transport.serve_stdio(partial(make_connection, child=True))


def _log_crash(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong outside any request, without the text that an exception may quote."""
    crash = context.get("exception")
    if isinstance(crash, BaseException):
        reported(crash, "the server")
    else:
        logging.getLogger(__name__).error("%s", context.get("message"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="designdoc server", description="Run the language server on standard input and output."
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--stdio", action="store_true", help="standard input and output (the default)")
    where.add_argument(
        "--tcp", type=_port, metavar="PORT", help="wait for one editor on this TCP port (0: any free one)"
    )
    where.add_argument("--ws", type=_port, metavar="PORT", help="wait for one editor on a web socket on this port")
    parser.add_argument("--host", default="127.0.0.1", help="the address for --tcp and --ws")
    parser.add_argument(
        "--log-level",
        default="warning",
        choices=("debug", "info", "warning", "error"),
        help="how much is written to standard error; never the text of documents",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_LAST_PORT)) and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"'{text}' is no port; write a number from 0 to {_LAST_PORT}")
    return int(text)
