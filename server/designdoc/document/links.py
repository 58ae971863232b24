"""Links in their document: where they lead, and keeping them alive when headings get other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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


AnchorOf = Callable[[PlacedLink], str | None]
"""What tells the anchor in one certain document to which a link leads, ``None`` for a link to anywhere else."""


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
    return anchor_named(link.target[1:]) if link.target.startswith("#") and not link.link.image else None


def anchor_named(fragment: str) -> str:
    """The anchor that the fragment of a link names, which may be percent-encoded and in capitals."""
    return unquote(fragment).lower()


def retargeted(document: Document, names: Mapping[str, str]) -> list[TextEdit]:
    """The edits that keep the links of a document to its own headings alive when these get other names, given by their
    present anchors.
    """
    return redirected(document, changed_anchors(document, names), local_anchor)


def redirected(document: Document, anchors: Mapping[str, str], anchor_of: AnchorOf) -> list[TextEdit]:
    """The edits that give the links of a document, which may lead into another one, the ``anchors`` that there are
    instead of present ones.
    """
    edits: dict[Span, TextEdit] = {}
    for link in links(document):
        old = anchor_of(link)
        if old is not None and old in anchors:
            place = _anchor_span(document, link)
            edits[place] = TextEdit(place, "#" + anchors[old])
    return sorted(edits.values(), key=lambda edit: edit.span)


def changed_anchors(document: Document, names: Mapping[str, str]) -> dict[str, str]:
    """The present anchors that change, each with what it becomes, when headings get other names, given by their present
    anchors. A new name may take or free a number, so the anchors of other headings can change as well.
    """
    texts = []
    for anchor, span in document.anchors.items():
        passage = document.passage_at(span.start)
        own = passage.heading is not None and passage.heading.span.shift(passage.start) == span
        text = passage.heading.text if own and passage.heading is not None else _nested_name(passage, span)
        texts.append(names.get(anchor, text))
    both = zip(document.anchors, numbered(tuple(texts)), strict=True)
    return {old: new for old, new in both if old != new}


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
