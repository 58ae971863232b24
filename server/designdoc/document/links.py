"""Links in their document: where they lead, and keeping them alive when headings get other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from designdoc.document.anchors import numbered
from designdoc.document.document import Document
from designdoc.document.model import Link, Passage
from designdoc.records import record
from designdoc.text import Span, TextEdit


@record
class PlacedLink:
    """A link in the document. ``target`` is its destination, for a reference link that of its definition."""

    link: Link
    span: Span
    target_span: Span
    target: str


def links(document: Document) -> Iterator[PlacedLink]:
    """Every link and image whose destination is known, in the order of the text."""
    for passage in document.passages:
        for link in passage.content.links:
            target = _target(document, link)
            if target is not None:
                span, target_span = link.span.shift(passage.start), link.target_span.shift(passage.start)
                yield PlacedLink(link, span, target_span, target)


def local_anchor(link: PlacedLink) -> str | None:
    """The anchor inside this document to which a link leads, if it leads to one."""
    return unquote(link.target[1:]).lower() if link.target.startswith("#") and not link.link.image else None


def retargeted(document: Document, names: Mapping[str, str]) -> list[TextEdit]:
    """The edits that keep links alive when headings get other names, given by their present anchors. A new name may
    take or free a number, so links to other headings can change as well.
    """
    after = _anchors_after(document, names)
    edits: dict[Span, TextEdit] = {}
    for link in links(document):
        old = local_anchor(link)
        new = after.get(old) if old is not None else None
        if new is not None and new != old:
            place = _anchor_span(document, link)
            edits[place] = TextEdit(place, "#" + new)
    return sorted(edits.values(), key=lambda edit: edit.span)


def _anchors_after(document: Document, names: Mapping[str, str]) -> dict[str, str]:
    """Every present anchor with the one it has once some headings have other names."""
    texts = []
    for anchor, span in document.anchors.items():
        passage = document.passage_at(span.start)
        own = passage.heading is not None and passage.heading.span.shift(passage.start) == span
        text = passage.heading.text if own and passage.heading is not None else _nested_name(passage, span)
        texts.append(names.get(anchor, text))
    return dict(zip(document.anchors, numbered(tuple(texts)), strict=True))


def _nested_name(passage: Passage, span: Span) -> str:
    return next((label.text for label in passage.content.labels if label.span.shift(passage.start) == span), "")


def _anchor_span(document: Document, link: PlacedLink) -> Span:
    """The ``#…`` in a destination; for a reference link in that of its definition."""
    span = link.target_span
    if link.link.kind == "reference":
        found = document.link_definitions.get(link.link.target)
        span = found.target_span if found is not None else span
    source = document.text[span.start : span.end]
    at = source.find("#")
    end = span.end - 1 if source.endswith(">") else span.end
    return Span(span.start + max(at, 0), end)


def _target(document: Document, link: Link) -> str | None:
    if link.kind != "reference":
        return link.target
    found = document.link_definitions.get(link.target)
    return found.target if found is not None else None
