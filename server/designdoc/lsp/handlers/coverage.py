"""``designdoc/coverage``: the coverage of a document for outline panels. The JSON of ``designdoc coverage``."""

from __future__ import annotations

from typing import Any

from designdoc.features.coverage_panel import panel
from designdoc.lsp.handlers import handles
from designdoc.lsp.seen import OpenDesign, open_design
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, Json, RpcError
from designdoc.reports.coverage.coverage_json import coverage_to_json


@handles("designdoc/coverage")
async def on_coverage(moment: Moment, params: Any) -> Json:  # noqa: ANN401 (a method that lsprotocol does not know)
    """The coverage of ``{textDocument: {uri}}``; ``null`` for a document that is not open."""
    uri = getattr(getattr(params, "textDocument", None), "uri", None)
    if not isinstance(uri, str):
        raise RpcError(INVALID_PARAMS, "'designdoc/coverage' needs a text document.")
    here = open_design(moment, uri)
    if here is not None:
        return coverage_of(here)
    document = moment.document(uri)
    if document is None:
        return None
    answer = coverage_to_json(document.path or document.uri, document.document, None)
    return {**answer, "version": document.version, "steps": []}


def coverage_of(here: OpenDesign) -> Json:
    """The JSON of the command line, with what a panel needs besides: steps, purposes, places to insert."""
    answer = coverage_to_json(here.open.path or here.open.uri, here.subject.document, here.subject.coverage)
    rows = panel(here.subject)
    for section in answer["sections"]:
        if section["id"] in rows:
            line, character = here.places.position(rows[section["id"]].insert_at)
            section["purpose"] = rows[section["id"]].purpose
            section["insertAt"] = {"line": line, "character": character}
    framework = here.subject.coverage.framework
    return {
        **answer,
        "version": here.open.version,
        "title": framework.title,
        "steps": [{"id": s.id, "title": s.title, "goal": s.goal, "minutes": s.minutes} for s in framework.steps],
    }
