"""Links: where they lead, which headings they name, and renaming a heading together with them."""

from __future__ import annotations

from collections.abc import Iterator
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


def anchor_of_heading_at(document: Document, offset: int) -> str | None:
    """The anchor of the heading on which an offset lies."""
    return next((anchor for anchor, span in document.anchors.items() if span.contains(offset)), None)


def anchor_of_link_at(document: Document, offset: int) -> tuple[str, Span] | None:
    """The anchor to which the link under an offset leads inside this document, and the link's place."""
    for link in links(document):
        if link.span.contains(offset) and (anchor := _local_anchor(link)) is not None:
            return anchor, link.span
    return None


def anchor_at(document: Document, offset: int) -> str | None:
    """The anchor that is meant at an offset, be it by a heading or by a link."""
    meant = anchor_of_link_at(document, offset)
    anchor = meant[0] if meant is not None else anchor_of_heading_at(document, offset)
    return anchor if anchor in document.anchors else None


def definition(document: Document, offset: int) -> tuple[Span, Span] | None:
    """The place of the link under an offset and that of the heading, or of the link definition, that it names."""
    meant = anchor_of_link_at(document, offset)
    if meant is not None and meant[0] in document.anchors:
        return meant[1], document.anchors[meant[0]]
    for link in links(document):
        if link.link.kind == "reference" and link.span.contains(offset):
            found = document.link_definitions.get(link.link.target)
            return (link.span, found.span) if found is not None else None
    return None


def references(document: Document, anchor: str) -> list[Span]:
    """The destinations of all links to an anchor of this document."""
    return [link.target_span for link in links(document) if _local_anchor(link) == anchor]


def heading_name(document: Document, anchor: str) -> Span | None:
    """The words of the heading that has an anchor: what a rename replaces. ``None`` for headings in HTML, lists and
    quotes.
    """
    passage = _passage_of(document, anchor)
    if passage is None or passage.heading is None or passage.heading.style == "html":
        return None
    return passage.heading.text_span.shift(passage.start)


def rename(document: Document, anchor: str, new_name: str) -> list[TextEdit]:
    """The edits that give a heading a new name and keep every link to it (and to those renumbered by it) alive.

    Raises ValueError when the heading cannot be renamed or the name is no heading.
    """
    name_span = heading_name(document, anchor)
    name = " ".join(new_name.split())
    if name_span is None:
        raise ValueError("This heading cannot be renamed.")
    if not name or name.strip("#").strip() == "":
        raise ValueError("A heading needs a name.")
    new_anchors = _anchors_after(document, anchor, name)
    edits = [TextEdit(name_span, name)]
    for link in links(document):
        old = _local_anchor(link)
        new = new_anchors.get(old) if old is not None else None
        if new is not None and new != old:
            edits.append(TextEdit(_anchor_span(document, link), "#" + new))
    unique = {edit.span: edit for edit in edits}
    return sorted(unique.values(), key=lambda edit: edit.span)


def _anchors_after(document: Document, renamed: str, name: str) -> dict[str, str]:
    """Every old anchor with the one it has after the rename: a new name may take or free a number."""
    names = []
    for anchor, span in document.anchors.items():
        passage = document.passage_at(span.start)
        own = passage.heading is not None and passage.heading.span.shift(passage.start) == span
        text = passage.heading.text if own and passage.heading is not None else _nested_name(passage, span)
        names.append(_plain(name) if anchor == renamed else text)
    return dict(zip(document.anchors, numbered(tuple(names)), strict=True))


def _nested_name(passage: Passage, span: Span) -> str:
    return next((label.text for label in passage.content.labels if label.span.shift(passage.start) == span), "")


def _plain(name: str) -> str:
    return "".join(character for character in name if character not in "*`")


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


def _local_anchor(link: PlacedLink) -> str | None:
    return unquote(link.target[1:]).lower() if link.target.startswith("#") and not link.link.image else None


def _target(document: Document, link: Link) -> str | None:
    if link.kind != "reference":
        return link.target
    found = document.link_definitions.get(link.target)
    return found.target if found is not None else None


def _passage_of(document: Document, anchor: str) -> Passage | None:
    span = document.anchors.get(anchor)
    if span is None:
        return None
    passage = document.passage_at(span.start)
    own = passage.heading is not None and passage.heading.span.shift(passage.start) == span
    return passage if own else None
