"""What an author is told whose document names a framework that does not exist: silence would pass for a good review."""

from __future__ import annotations

from designdoc.lsp.conversion.mistakes import mistake
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.workspace.snapshot import OpenDocument

CODE = "unknown-framework"


def framework_problem(session: Session, document: OpenDocument) -> list[Json]:
    """The diagnostic, at the name in the front matter or, for one in the editor's settings, on the first line; nothing
    for a document whose framework can be followed, or that follows none.
    """
    assignment = session.reviewing.assignment(document)
    if assignment.problem is None:
        return []
    from designdoc.rules.reviewers import FRONT_MATTER

    front_matter = document.document.front_matter
    span = document.lines.line_span(0)
    if front_matter is not None and assignment.why == FRONT_MATTER:
        values = front_matter.value_spans
        span = values.get("framework") or values.get("designdoc") or span
    return [mistake(session.places(document), span, CODE, assignment.problem)]
