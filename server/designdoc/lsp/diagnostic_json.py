"""Findings as LSP diagnostics in plain JSON: the answer that leaves the server most often."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from designdoc.findings import Severity
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.framework_problem import framework_problem
from designdoc.lsp.own_files import own_diagnostics
from designdoc.lsp.rule_pages import page_uri
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json, Written, write
from designdoc.workspace.snapshot import OpenDocument

if TYPE_CHECKING:
    from designdoc.document.document import Document
    from designdoc.document.model import PassageContent
    from designdoc.rules.engine import Review
    from designdoc.rules.running.diagnostics import Diagnostic, Place

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
    return diagnostics_of_design(session, document)


def diagnostics_of_design(session: Session, document: OpenDocument) -> Written:
    """The diagnostics of a document that is none of designdoc's own; they are made once for a version."""
    review, reviewer = session.reviewing.review(document), session.reviewing.assignment(document).reviewer
    if review is None or reviewer is None:
        problem = framework_problem(session, document)
        return Written(write(problem)) if problem else NONE
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
    """One diagnostic as it was shown: the contents of the passages in which its places are, and the text with ``%d``
    for the number of each line; ``lines`` are how many lines the two ends of each place are behind the one on which
    its passage begins.
    """

    diagnostic: Diagnostic
    contents: tuple[PassageContent, ...]
    form: str
    lines: tuple[tuple[int, int], ...]


class Shown:
    """The diagnostics of the last version of a document. Where neither they nor the lines of their passages change, the
    text is the same object; what is said in passages that only move gets other line numbers.
    """

    def __init__(self) -> None:
        self._said: tuple[Sequence[Diagnostic], Details, list[int]] | None = None
        self._held: list[PassageContent] = []
        self._lines: list[int] = []
        self._version: tuple[tuple[PassageContent, ...], int] = ((), 0)
        self._entries: list[Entry] = []
        self._text = NONE

    def of(self, review: Review, document: OpenDocument, places: Places, details: Details) -> Written:
        """The diagnostics of a version."""
        parsed, diagnostics, said = review.document, review.diagnostics, self._said
        if said is None or said[0] is not diagnostics or said[1] != details:
            said = diagnostics, details, [place.passage for one in diagnostics for place in _places_of(one, details)]
        passages, contents, starts = said[2], parsed.contents, parsed.starts
        version = contents, document.lines.line_count
        if said is self._said and self._moves_nothing(version, passages):
            self._version = version
            return self._text
        held = [contents[passage] for passage in passages]
        lines = document.lines.lines_of([starts[passage] for passage in passages])
        same = said is self._said and held == self._held
        if same and lines == self._lines:
            self._version = version
            return self._text
        if not same:
            self._entries = self._renewed(said, parsed, document.uri, places)
        behind = chain.from_iterable([entry.lines for entry in self._entries])
        numbers = [line + more for line, ends in zip(lines, behind, strict=True) for more in ends]
        form = ",".join([entry.form for entry in self._entries])
        self._said, self._held, self._lines, self._version = said, held, lines, version
        self._text = Written(f"[{form % tuple(numbers)}]")
        return self._text

    def _moves_nothing(self, version: tuple[tuple[PassageContent, ...], int], passages: list[int]) -> bool:
        """Whether another version, with its contents and number of lines, has changed in none of these passages, and
        has moved none of them up or down.
        """
        from designdoc.recognition.incremental import changed_contents

        (before, lines_before), (contents, lines) = self._version, version
        if lines != lines_before or len(before) != len(contents):
            return False
        first, end, _ = changed_contents(before, contents)
        return not any(map(range(first, end).__contains__, passages))

    def _renewed(
        self, said: tuple[Sequence[Diagnostic], Details, list[int]], parsed: Document, uri: str, places: Places
    ) -> list[Entry]:
        """The entries of diagnostics, those of before where neither they nor their passages have changed."""
        diagnostics, details, _ = said
        same_details = self._said is not None and self._said[1] == details
        known = {entry.diagnostic: entry for entry in self._entries} if same_details else {}
        entries = []
        for diagnostic in diagnostics:
            entry = known.get(diagnostic)
            contents = tuple([parsed.contents[place.passage] for place in _places_of(diagnostic, details)])
            if entry is None or entry.contents != contents:
                entry = _entry(diagnostic, contents, parsed, uri, places, details)
            entries.append(entry)
        return entries


def _places_of(diagnostic: Diagnostic, details: Details) -> list[Place]:
    """The place of a diagnostic, and those of what is related to it where the editor reads that."""
    related = diagnostic.related if "relatedInformation" in details.read else ()
    return [diagnostic.place, *[place for _, place in related]]


def _entry(
    diagnostic: Diagnostic,
    contents: tuple[PassageContent, ...],
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
    shown = _places_of(diagnostic, details)
    begin = f'{{"location":{{"uri":{write(uri)},"range":'
    behind = [f'}},"message":{write(message)}}}' for message, _ in diagnostic.related[: len(shown) - 1]]
    texts = [f",{write(value)[1:-1]}", *behind]
    for number in range(len(behind)):
        texts[number] += ("," if number else ',"relatedInformation":[') + begin
    texts[-1] += "]}" if behind else "}"
    form, lines = '{"range":', []
    for place, text in zip(shown, texts, strict=True):
        span, first = place.in_document(parsed), places.position(parsed.starts[place.passage])[0]
        (start, column), (end, end_column) = places.position(span.start), places.position(span.end)
        form += f'{{"start":{{"line":%d,"character":{column}}},"end":{{"line":%d,"character":{end_column}}}}}'
        form += text.replace("%", "%%")
        lines.append((start - first, end - first))
    return Entry(diagnostic, contents, form, tuple(lines))
