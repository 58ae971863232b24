"""Findings as LSP diagnostics in plain JSON: the answer that leaves the server most often."""

from __future__ import annotations

from designdoc.findings import Finding, Severity
from designdoc.lsp.jsonrpc import Json
from designdoc.lsp.own_files import own_diagnostics
from designdoc.lsp.places import Places
from designdoc.lsp.rule_pages import page_uri
from designdoc.lsp.session import Session
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
    return [_diagnostic(finding, document.uri, places, details) for finding in review.findings]


def _diagnostic(finding: Finding, uri: str, places: Places, details: frozenset[str]) -> Json:
    diagnostic: dict[str, Json] = {
        "range": places.json_range(finding.span),
        "severity": _SEVERITIES[finding.severity],
        "code": finding.rule,
        "source": SOURCE,
        "message": finding.message,
    }
    if "codeDescription" in details and (page := page_uri(finding.rule)) is not None:
        diagnostic["codeDescription"] = {"href": page}
    if "tags" in details and finding.rule in _SUPERFLUOUS_TEXT:
        diagnostic["tags"] = [_UNNECESSARY]
    if "relatedInformation" in details and finding.related:
        diagnostic["relatedInformation"] = [
            {"location": {"uri": uri, "range": places.json_range(related.span)}, "message": related.message}
            for related in finding.related
        ]
    if "data" in details:
        diagnostic["data"] = {"section": finding.section, "fixes": [fix.title for fix in finding.fixes]}
    return diagnostic
