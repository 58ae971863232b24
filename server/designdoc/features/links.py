"""Links: where they lead, which headings they name, and renaming a heading together with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from designdoc.document.document import Document
from designdoc.document.links import AnchorOf, PlacedLink, changed_anchors, links, local_anchor, redirected
from designdoc.document.model import Passage
from designdoc.records import record
from designdoc.text import Span, TextEdit


@record
class Renaming:
    """The edits in the document whose heading gets another name, and its ``anchors`` that change by that, each with
    what it becomes.
    """

    edits: list[TextEdit]
    anchors: Mapping[str, str]


def anchor_of_heading_at(document: Document, offset: int) -> str | None:
    """The anchor of the heading on which an offset lies."""
    return next((anchor for anchor, span in document.anchors.items() if span.contains(offset)), None)


def anchor_of_link_at(document: Document, offset: int) -> tuple[str, Span] | None:
    """The anchor to which the link under an offset leads inside this document, and the link's place."""
    for link in links(document):
        if link.span.contains(offset) and (anchor := local_anchor(link)) is not None:
            return anchor, link.span
    return None


def anchor_at(document: Document, offset: int) -> str | None:
    """The anchor that is meant at an offset, by a heading or by a link."""
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


def link_at(document: Document, offset: int) -> PlacedLink | None:
    """The link under an offset."""
    return next((link for link in links(document) if link.span.contains(offset)), None)


def destination(path: str | None, target: str) -> tuple[str, str] | None:
    """The path of the file to which a link in the file at ``path`` leads, and the fragment behind it; ``None`` for a
    link within the document or to the web.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or path is None:
        return None
    return os.path.normpath(PurePath(path).parent.joinpath(unquote(parts.path))), parts.fragment


def references(document: Document, anchor: str, anchor_of: AnchorOf = local_anchor) -> list[Span]:
    """The destinations of all links in a document to an anchor, which is one of its own unless ``anchor_of`` knows
    otherwise.
    """
    return [link.target_span for link in links(document) if anchor_of(link) == anchor]


def heading_name(document: Document, anchor: str) -> Span | None:
    """The words of the heading that has an anchor: what a rename replaces. ``None`` for headings in HTML, lists and
    quotes.
    """
    passage = _passage_of(document, anchor)
    if passage is None or passage.heading is None or passage.heading.style == "html":
        return None
    return passage.heading.text_span.shift(passage.start)


def rename(document: Document, anchor: str, new_name: str) -> Renaming:
    """What gives a heading a new name and keeps every link to it (and to those renumbered by it) alive.

    Raises ValueError when the heading cannot be renamed or the name is no heading.
    """
    name_span = heading_name(document, anchor)
    name = " ".join(new_name.split())
    if name_span is None:
        raise ValueError("This heading cannot be renamed.")
    if not name or name.strip("#").strip() == "":
        raise ValueError("A heading needs a name.")
    anchors = changed_anchors(document, {anchor: _plain(name)})
    edits = [TextEdit(name_span, name), *redirected(document, anchors, local_anchor)]
    return Renaming(sorted(edits, key=lambda edit: edit.span), anchors)


def _passage_of(document: Document, anchor: str) -> Passage | None:
    span = document.anchors.get(anchor)
    if span is None:
        return None
    passage = document.passage_at(span.start)
    own = passage.heading is not None and passage.heading.span.shift(passage.start) == span
    return passage if own else None


def _plain(name: str) -> str:
    """A heading's name as its reader sees it, as far as its anchor is concerned."""
    return "".join(character for character in name if character not in "*`")
