"""Findings as LSP diagnostics in plain JSON: the answer that leaves the server most often."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designdoc.findings import Severity
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.own_files import own_diagnostics
from designdoc.lsp.rule_pages import page_uri
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.document.document import Document
    from designdoc.document.model import PassageContent
    from designdoc.rules.engine import Review
    from designdoc.rules.running.diagnostics import Diagnostic

SOURCE = "designdoc"

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}

_UNNECESSARY = 1


def diagnostics_of(session: Session, document: OpenDocument) -> list[Json]:
    """The diagnostics of one version of a document or of a file of designdoc's own; none for anything else."""
    own = own_diagnostics(session, document)
    if own is not None:
        return own
    review, reviewer = session.reviewing.review(document), session.reviewing.assignment(document).reviewer
    if review is None or reviewer is None:
        return []
    is_open = session.host.get(document.key) is not None
    shown = session.shown.setdefault(document.key, Shown()) if is_open else Shown()
    details = Details(session.client.diagnostic_details, reviewer.superfluous)
    return shown.of(review, document, session.places(document), details)


class Details(NamedTuple):
    """What diagnostics hold beside the message: the optional fields that are ``read`` by the editor. Text at which the
    ``superfluous`` rules point can go; editors show it faded.
    """

    read: frozenset[str]
    superfluous: frozenset[str]


class Shown:
    """The diagnostics of the last version of a document: those of passages that neither change nor move to another line
    are the same objects.
    """

    def __init__(self) -> None:
        self._last: dict[int, tuple[Diagnostic, PassageContent, int, Json]] = {}
        self._details: Details | None = None

    def of(self, review: Review, document: OpenDocument, places: Places, details: Details) -> list[Json]:
        """The diagnostics of a version."""
        parsed, lines = review.document, document.lines
        known = self._last if details == self._details else {}
        last: dict[int, tuple[Diagnostic, PassageContent, int, Json]] = {}
        first_lines: dict[int, int] = {}
        diagnostics: list[Json] = []
        for diagnostic in review.diagnostics:
            passage = diagnostic.place.passage
            line = first_lines.get(passage)
            if line is None:
                line = first_lines[passage] = lines.line_of(parsed.starts[passage])
            content = parsed.contents[passage]
            entry = known.get(id(diagnostic))
            if entry is None or entry[0] is not diagnostic or entry[1] is not content or entry[2] != line:
                entry = diagnostic, content, line, _json_of(diagnostic, document.uri, parsed, places, details)
            if not diagnostic.related or all(place.passage == passage for _, place in diagnostic.related):
                last[id(diagnostic)] = entry
            diagnostics.append(entry[3])
        self._last, self._details = last, details
        return diagnostics


def _json_of(diagnostic: Diagnostic, uri: str, parsed: Document, places: Places, details: Details) -> Json:
    value: dict[str, Json] = {
        "range": places.json_range(diagnostic.place.in_document(parsed)),
        "severity": _SEVERITIES[diagnostic.severity],
        "code": diagnostic.rule,
        "source": SOURCE,
        "message": diagnostic.message,
    }
    if "codeDescription" in details.read and (page := page_uri(diagnostic.rule)) is not None:
        value["codeDescription"] = {"href": page}
    if "tags" in details.read and diagnostic.rule in details.superfluous:
        value["tags"] = [_UNNECESSARY]
    if "relatedInformation" in details.read and diagnostic.related:
        value["relatedInformation"] = [
            {
                "location": {"uri": uri, "range": places.json_range(place.in_document(parsed))},
                "message": message,
            }
            for message, place in diagnostic.related
        ]
    if "data" in details.read:
        value["data"] = {"section": diagnostic.section, "fixes": list(diagnostic.fixes)}
    return value
