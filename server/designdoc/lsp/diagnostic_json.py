"""Findings as LSP diagnostics in plain JSON: the answer that leaves the server most often."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.lsp.jsonrpc import Json
from designdoc.lsp.own_files import own_diagnostics
from designdoc.lsp.places import Places
from designdoc.lsp.rule_pages import page_uri
from designdoc.lsp.session import Session
from designdoc.rules.said import Said
from designdoc.workspace.snapshot import OpenDocument

SOURCE = "designdoc"

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}

_UNNECESSARY = 1
_SUPERFLUOUS_TEXT = frozenset({"unused-suppression", "template-text-left"})
"""Rules whose findings mark text that can go; editors show it faded."""


def diagnostics_of(session: Session, document: OpenDocument) -> list[Json]:
    """The diagnostics of one version of a document or of a file of designdoc's own; none for anything else."""
    own = own_diagnostics(session, document)
    if own is not None:
        return own
    review = session.reviewing.review(document)
    if review is None:
        return []
    places = session.places(document)
    details = session.client.diagnostic_details
    return [_diagnostic(said, document, places, details) for said in review.said]


def _diagnostic(said: Said, document: OpenDocument, places: Places, details: frozenset[str]) -> Json:
    parsed = document.document
    diagnostic: dict[str, Json] = {
        "range": places.json_range(said.place.in_document(parsed)),
        "severity": _SEVERITIES[said.severity],
        "code": said.rule,
        "source": SOURCE,
        "message": said.message,
    }
    if "codeDescription" in details and (page := page_uri(said.rule)) is not None:
        diagnostic["codeDescription"] = {"href": page}
    if "tags" in details and said.rule in _SUPERFLUOUS_TEXT:
        diagnostic["tags"] = [_UNNECESSARY]
    if "relatedInformation" in details and said.related:
        diagnostic["relatedInformation"] = [
            {
                "location": {"uri": document.uri, "range": places.json_range(place.in_document(parsed))},
                "message": message,
            }
            for message, place in said.related
        ]
    if "data" in details:
        diagnostic["data"] = {"section": said.section, "fixes": list(said.fixes)}
    return diagnostic
