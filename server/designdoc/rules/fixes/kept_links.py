"""Keeping links to headings alive: a fix that changes the words of a heading changes its anchor with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designdoc.document.document import Document
from designdoc.document.links import retargeted
from designdoc.document.model import Passage
from designdoc.document.parse import parse
from designdoc.findings import Finding, Fix
from designdoc.records import replace
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.text import Span, TextEdit
from designdoc.text.apply import apply_edits
from designdoc.text.regex import regex

_LINE_END = regex(r"[\r\n]")


def with_kept_links(document: Document, finding: Finding) -> Finding:
    """The finding with fixes that take the links of the document along. What changes a heading is found at it; edits
    that are made later see to links themselves.
    """
    if not any(type(fix.edits) is tuple for fix in finding.fixes):
        return finding
    words = _words(document.passage_at(finding.span.start))
    if words is None or not words.touches(finding.span):
        return finding
    return replace(finding, fixes=tuple(_following(document, fix) for fix in finding.fixes))


def _following(document: Document, fix: Fix) -> Fix:
    edits = fix.edits
    if type(edits) is not tuple:
        return fix
    return replace(fix, edits=DeferredEdits(lambda: keeping_links(document, edits)))


def keeping_links(document: Document, edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """Edits, and those that let links follow the headings whose words they change. What an edit replaces is its own."""
    made = tuple(edits)
    names = dict(_new_names(document, made))
    if not names:
        return made
    following = [
        edit for edit in retargeted(document, names) if not any(edit.span.overlaps(other.span) for other in made)
    ]
    return tuple(sorted((*made, *following), key=lambda edit: edit.span))


def _new_names(document: Document, edits: tuple[TextEdit, ...]) -> Iterator[tuple[str, str]]:
    """The present anchors of the headings that edits change, each with what its heading will say."""
    changed: dict[int, list[TextEdit]] = {}
    for edit in edits:
        passage = document.passage_at(edit.span.start)
        words = _words(passage)
        # What has lines of its own stands before or behind the heading, and not in it.
        if words is not None and words.encloses(edit.span) and not _LINE_END.search(edit.text):
            changed.setdefault(passage.index, []).append(edit)
    for index, own in changed.items():
        passage = document.passages[index]
        heading, words = passage.heading, _words(passage)
        anchor = document.anchor_of(heading, passage) if heading is not None else None
        if words is None or anchor is None:
            continue
        inside = [TextEdit(edit.span.shift(-words.start), edit.text) for edit in own]
        written = parse("# " + apply_edits(document.text[words.start : words.end], inside)).passages[0].heading
        if written is not None:
            yield anchor, written.text


def _words(passage: Passage) -> Span | None:
    """Where the words of a passage's heading stand in the document."""
    return passage.heading.text_span.shift(passage.start) if passage.heading is not None else None
