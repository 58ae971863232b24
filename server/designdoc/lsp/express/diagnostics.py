"""``textDocument/diagnostic``: the diagnostics of one document, on request."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.lsp.diagnostic_json import NONE, diagnostics_of
from designdoc.lsp.session import Reported, Session
from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import Json, RpcError, Written


def handlers(session: Session) -> Mapping[str, Handler]:
    """The pull request for one document. For the whole workspace see ``handlers/workspace_diagnostics.py``."""
    reports = Reports(session.reported)

    def diagnostic(params: Json) -> Json:
        if not isinstance(params, dict) or not isinstance(params.get("textDocument"), dict):
            raise RpcError(jsonrpc.INVALID_PARAMS, "'textDocument/diagnostic' needs a text document.")
        key = session.key(str(params["textDocument"].get("uri")))
        document = session.document_to_check(key)
        items = diagnostics_of(session, document) if document is not None else NONE
        return reports.report(key, items, params.get("previousResultId"))

    return {"textDocument/diagnostic": diagnostic}


class Reports:
    """The last report of every document, so that an equal one is answered with "unchanged"."""

    def __init__(self, last: dict[str, Reported]) -> None:
        """``last`` takes the reports; whoever owns it drops those of documents that are closed."""
        self._last = last
        self._count = 0

    def report(self, key: str, items: Written, previous: Json) -> Json:
        """The full report, or a short one when the editor already holds the same diagnostics."""
        last_id, last_items = self._last.get(key, ("", NONE))
        if last_id and items == last_items:
            if previous == last_id:
                return {"kind": "unchanged", "resultId": last_id}
        else:
            self._count += 1
            last_id = str(self._count)
            self._last[key] = (last_id, items)
        return {"kind": "full", "resultId": last_id, "items": items}
