"""``designdoc/coverage``: the coverage of a document for outline panels. The JSON is that of ``designdoc coverage``, so
that one reader serves both; its one document also lies open at the top, for panels that show nothing else.
"""

from __future__ import annotations

from typing import Any

from designdoc.features.coverage_panel import panel
from designdoc.lsp.handlers import handles
from designdoc.lsp.seen import OpenDesign, open_design
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, Json, RpcError
from designdoc.reports.coverage.coverage_json import coverage_to_json
from designdoc.reports.result_json import VERSION
from designdoc.workspace.snapshot import OpenDocument


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
    return _run_of(coverage_to_json(document.path or document.uri, document.document, None), document, [])


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
    steps = [{"id": s.id, "title": s.title, "goal": s.goal, "minutes": s.minutes} for s in framework.steps]
    return {**_run_of(answer, here.open, steps), "title": framework.title}


def _run_of(answer: dict[str, Json], document: OpenDocument, steps: list[Json]) -> dict[str, Json]:
    """A run of the command line on one document, with its steps and the editor's number of the version."""
    run = {"version": VERSION, "documents": [answer], "errors": []}
    return {**answer, **run, "steps": steps, "documentVersion": document.version}
