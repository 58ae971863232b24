"""Conversations without a process: an editor's messages go in as JSON, and what is sent to it is kept."""

from __future__ import annotations

import json
from typing import Any

from designdoc.lsp.express import handlers
from designdoc.lsp.feature_lane import FeatureLane
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import Connection


class Recorded:
    """A session without a process: what it sends is kept as JSON."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.connection = Connection(lambda body: self.sent.append(json.loads(body)))
        self.session = Session(self.connection)
        self.connection.serve(handlers(self.session), FeatureLane(self.session))
        self.ids = 0

    def ask(self, method: str, params: Any) -> Any:
        self.ids += 1
        self.tell(method, params, id=self.ids)
        return next(message for message in self.sent if message.get("id") == self.ids)

    def tell(self, method: str, params: Any, **more: Any) -> None:
        self.connection.receive([json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()])
