"""Findings as LSP diagnostics in plain JSON: the answer that leaves the server most often."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from designdoc.findings import Severity
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.own_files import own_diagnostics
from designdoc.lsp.rule_pages import page_uri
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json, Written, write
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.document.document import Document
    from designdoc.document.model import PassageContent
    from designdoc.rules.engine import Review
    from designdoc.rules.running.diagnostics import Diagnostic

SOURCE = "designdoc"

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3, Severity.HINT: 4}

_UNNECESSARY = 1


def diagnostics_of(session: Session, document: OpenDocument) -> Written:
    """The diagnostics of one version of a document or of a file of designdoc's own, as a JSON array; an empty one for
    anything else.
    """
    own = own_diagnostics(session, document)
    if own is not None:
        return Written(write(own))
    review, reviewer = session.reviewing.review(document), session.reviewing.assignment(document).reviewer
    if review is None or reviewer is None:
        return NONE
    is_open = session.host.get(document.key) is not None
    shown = session.shown.setdefault(document.key, Shown()) if is_open else Shown()
    details = Details(session.client.diagnostic_details, reviewer.superfluous)
    return shown.of(review, document, session.places(document), details)


NONE = Written("[]")


class Details(NamedTuple):
    """What diagnostics hold beside the message: the optional fields that are ``read`` by the editor. Text at which the
    ``superfluous`` rules point can go; editors show it faded.
    """

    read: frozenset[str]
    superfluous: frozenset[str]


class Entry(NamedTuple):
    """One diagnostic as it was shown: the content of its passage, the line on which that begins, the text, and what the
    text is made of: itself with ``%d`` for the number of each line, and how many lines each is behind that line.
    """

    diagnostic: Diagnostic
    content: PassageContent
    line: int
    text: str
    form: str
    lines: tuple[int, ...]

    def on_line(self, line: int) -> Entry:
        """The same where the passage begins on another line."""
        text = self.form % tuple([line + behind for behind in self.lines])
        return Entry(self.diagnostic, self.content, line, text, self.form, self.lines)


class Shown:
    """The diagnostics of the last version of a document. Where neither they nor the lines of their passages change, the
    text is the same object; what is said in a passage that only moves gets other line numbers.
    """

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._state: tuple[object, ...] = ()
        self._text = NONE

    def of(self, review: Review, document: OpenDocument, places: Places, details: Details) -> Written:
        """The diagnostics of a version."""
        parsed, diagnostics = review.document, review.diagnostics
        passages = [diagnostic.place.passage for diagnostic in diagnostics]
        related = {place.passage for diagnostic in diagnostics for _, place in diagnostic.related}
        contents, starts = parsed.contents, parsed.starts
        held = [contents[passage] for passage in (*passages, *related)]
        lines = document.lines.lines_of([starts[passage] for passage in (*passages, *related)])
        state = (diagnostics, held, lines, details)
        if state == self._state:
            return self._text
        known = self._entries if self._state and details == self._state[-1] else {}
        entries: dict[int, Entry] = {}
        texts: list[str] = []
        for diagnostic, content, line in zip(diagnostics, held, lines, strict=False):
            entry = known.get(id(diagnostic))
            if entry is None or entry.diagnostic is not diagnostic or entry.content is not content:
                entry = _entry(diagnostic, content, line, parsed, document.uri, places, details)
            elif entry.line != line:
                entry = entry.on_line(line)
            if not diagnostic.related or all(place[0] == diagnostic.place[0] for _, place in diagnostic.related):
                entries[id(diagnostic)] = entry
            texts.append(entry.text)
        self._entries, self._state, self._text = entries, state, Written(f"[{','.join(texts)}]")
        return self._text


def _entry(
    diagnostic: Diagnostic,
    content: PassageContent,
    line: int,
    parsed: Document,
    uri: str,
    places: Places,
    details: Details,
) -> Entry:
    value: dict[str, Json] = {
        "severity": _SEVERITIES[diagnostic.severity],
        "code": diagnostic.rule,
        "source": SOURCE,
        "message": diagnostic.message,
    }
    if "codeDescription" in details.read and (page := page_uri(diagnostic.rule)) is not None:
        value["codeDescription"] = {"href": page}
    if "tags" in details.read and diagnostic.rule in details.superfluous:
        value["tags"] = [_UNNECESSARY]
    if "data" in details.read:
        value["data"] = {"section": diagnostic.section, "fixes": list(diagnostic.fixes)}
    related = diagnostic.related if "relatedInformation" in details.read else ()
    spans = [place.in_document(parsed) for place in (diagnostic.place, *(place for _, place in related))]
    begin = f'{{"location":{{"uri":{write(uri)},"range":'
    behind = [f'}},"message":{write(message)}}}' for message, _ in related]
    texts = [f",{write(value)[1:-1]}", *behind]
    for number in range(len(related)):
        texts[number] += ("," if number else ',"relatedInformation":[') + begin
    texts[-1] += "]}" if related else "}"
    form, lines = '{"range":', []
    for span, text in zip(spans, texts, strict=True):
        (start, column), (end, end_column) = places.position(span.start), places.position(span.end)
        form += f'{{"start":{{"line":%d,"character":{column}}},"end":{{"line":%d,"character":{end_column}}}}}'
        form += text.replace("%", "%%")
        lines += [start - line, end - line]
    return Entry(diagnostic, content, line, "", form, tuple(lines)).on_line(line)
