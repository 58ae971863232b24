"""``workspace/diagnostic``: the documents of the workspace that are not open, in the background."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator

from lsprotocol import types

from designdoc.lsp.capabilities import offered
from designdoc.lsp.handlers import handles
from designdoc.lsp.progress import Progress
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.lsp.workspace_files import Checked, check_file, files_to_check

_BATCH_SECONDS = 0.2
"""How many seconds reports are collected before they are sent to an editor that takes partial results."""


class _Sending:
    """Reports on their way: in parts to editors that take parts, else in the answer."""

    def __init__(self, moment: Moment, token: types.ProgressToken | None) -> None:
        self.moment = moment
        self.token = token
        self.items: list[Json] = []
        self.since = time.monotonic()

    def add(self, item: Json) -> None:
        self.items.append(item)
        if self.token is not None and time.monotonic() - self.since > _BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        if self.token is not None and self.items:
            params = {"token": self.token, "value": {"items": self.items}}
            self.moment.session.connection.notify("$/progress", params)
            self.items, self.since = [], time.monotonic()


@handles(types.WORKSPACE_DIAGNOSTIC)
async def on_workspace_diagnostic(moment: Moment, params: types.WorkspaceDiagnosticParams) -> Json:
    """A report for every document of the workspace folders that is not open; nothing where the user does not want it.

    Each file is one step between which the editor's other messages are handled, and while the user types, the next
    step waits.
    """
    sending = _Sending(moment, params.partial_result_token)
    if not offered(moment.options.workspace_diagnostics, moment.session.client):
        return {"items": []}
    known = {moment.session.key(last.uri): last.value for last in params.previous_result_ids}
    with Progress(moment.session.connection, params.work_done_token, "Checking design documents") as progress:
        async for checked in _checked(moment, progress):
            report = _report(checked, known.pop(checked.key, None))
            if report is not None:
                sending.add(report)
        for gone in _gone(moment, known):
            sending.add(gone)
    sending.flush()
    return {"items": sending.items}


async def _checked(moment: Moment, progress: Progress) -> AsyncIterator[Checked]:
    session = moment.session
    paths = await files_to_check(moment)
    for number, path in enumerate(paths):
        await session.quiet()
        checked = check_file(moment, path)
        if checked is not None:
            yield checked
        progress.report(number + 1, len(paths))


def _report(checked: Checked, known_id: str | None) -> Json | None:
    """The report of one file; ``None`` for a clean file of which the editor knows nothing."""
    uri = {"uri": checked.uri, "version": None}
    if known_id == checked.result_id:
        return {"kind": "unchanged", "resultId": checked.result_id, **uri}
    if known_id is None and not checked.diagnostics:
        return None
    return {"kind": "full", "resultId": checked.result_id, "items": checked.diagnostics, **uri}


def _gone(moment: Moment, known: dict[str, str]) -> Iterator[Json]:
    """Empty reports for files that were reported once and are no document of the workspace any more."""
    uris = moment.session.reported_files
    for key in known:
        if key in uris and key not in moment.snapshot.documents:
            yield {"kind": "full", "items": [], "uri": uris.pop(key), "version": None}
