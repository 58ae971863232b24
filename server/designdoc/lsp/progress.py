"""Progress: work-done progress under the token that the editor gave, if it gave one."""

from __future__ import annotations

import time
from types import TracebackType

from designdoc.lsp.wire.connection import Connection
from designdoc.lsp.wire.jsonrpc import Json

_BETWEEN_REPORTS = 0.1
"""The fewest seconds between two reports: nobody can read more."""


class Progress:
    """A context in which progress can be reported. It ends however the work ends."""

    def __init__(self, connection: Connection, token: int | str | None, title: str) -> None:
        self._connection = connection
        self._token = token
        self._title = title
        self._last = 0.0

    def __enter__(self) -> Progress:
        self._send({"kind": "begin", "title": self._title, "percentage": 0})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._send({"kind": "end"})

    def report(self, done: int, total: int) -> None:
        """Report how much is done."""
        if time.monotonic() - self._last >= _BETWEEN_REPORTS:
            self._last = time.monotonic()
            message = f"{done} of {total}"
            self._send({"kind": "report", "message": message, "percentage": done * 100 // max(total, 1)})

    def _send(self, value: Json) -> None:
        if self._token is not None:
            self._connection.notify("$/progress", {"token": self._token, "value": value})
