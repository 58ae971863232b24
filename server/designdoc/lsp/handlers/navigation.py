"""Definition, references, highlight, rename and document links: moving between headings and links."""

from __future__ import annotations

from urllib.parse import urlsplit

from lsprotocol import types

from designdoc.document.links import links as links_of
from designdoc.features import links
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.conversion.uris import uri_of
from designdoc.lsp.handlers import handles
from designdoc.lsp.linking_documents import linked_document, linking_documents
from designdoc.lsp.renaming import renamed
from designdoc.lsp.seen import Seen, seen
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, RpcError
from designdoc.text import Span
from designdoc.workspace.snapshot import OpenDocument


@handles(types.TEXT_DOCUMENT_DEFINITION)
async def on_definition(
    moment: Moment, params: types.DefinitionParams
) -> types.Location | list[types.LocationLink] | None:
    """The heading or link definition that the link under the cursor names, also in another file."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return None
    offset = from_proto.offset(here.places, params.position)
    found, there = links.definition(here.open.document, offset), here.open
    if found is None:
        elsewhere = _in_another_file(here, moment, offset)
        if elsewhere is None:
            return None
        found, there = elsewhere
    origin = to_proto.range_(here.places, found[0])
    target = to_proto.range_(moment.session.places(there), found[1])
    if moment.session.client.location_links:
        return [types.LocationLink(there.uri, target, target, origin)]
    return types.Location(there.uri, target)


def _in_another_file(here: Seen, moment: Moment, offset: int) -> tuple[tuple[Span, Span], OpenDocument] | None:
    """The link at an offset and the heading to which it leads in another document, or the beginning of that one."""
    link = links.link_at(here.open.document, offset)
    found = linked_document(moment, here.open, link.target) if link is not None else None
    if link is None or found is None:
        return None
    there, anchor = found
    return (link.span, there.document.anchors.get(anchor, Span(0, 0))), there


@handles(types.TEXT_DOCUMENT_REFERENCES)
async def on_references(moment: Moment, params: types.ReferenceParams) -> list[types.Location]:
    """All links to the heading under the cursor, or to the heading that the link under the cursor names, also in other
    files of the workspace.
    """
    here = seen(moment, params.text_document.uri)
    anchor = _anchor(here, params.position)
    if here is None or anchor is None:
        return []
    document = here.open.document
    spans = links.references(document, anchor)
    if params.context.include_declaration:
        spans.insert(0, document.anchors[anchor])
    found = [types.Location(here.open.uri, to_proto.range_(here.places, span)) for span in spans]
    async for other, anchor_of in linking_documents(moment, here.open):
        places = moment.session.places(other)
        for span in links.references(other.document, anchor, anchor_of):
            found.append(types.Location(other.uri, to_proto.range_(places, span)))
    return found


@handles(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
async def on_document_highlight(
    moment: Moment, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight] | None:
    """The heading and the links to it, when the cursor is on any of them."""
    here = seen(moment, params.text_document.uri)
    anchor = _anchor(here, params.position)
    if here is None or anchor is None:
        return None
    document = here.open.document
    marked = [(document.anchors[anchor], types.DocumentHighlightKind.Write)]
    marked += [(span, types.DocumentHighlightKind.Read) for span in links.references(document, anchor)]
    return [types.DocumentHighlight(to_proto.range_(here.places, span), kind) for span, kind in marked]


@handles(types.TEXT_DOCUMENT_PREPARE_RENAME)
async def on_prepare_rename(moment: Moment, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """The heading's words, when a heading or a link to it can be renamed here."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return None
    document, at = here.open.document, from_proto.offset(here.places, params.position)
    anchor = links.anchor_at(document, at)
    name = links.heading_name(document, anchor) if anchor is not None else None
    if anchor is None or name is None:
        return None
    meant = links.anchor_of_link_at(document, at)
    span = meant[1] if meant is not None else name
    return types.PrepareRenamePlaceholder(to_proto.range_(here.places, span), document.text[name.start : name.end])


@handles(types.TEXT_DOCUMENT_RENAME)
async def on_rename(moment: Moment, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Rename a heading and every link to it, also in other files of the workspace."""
    here = seen(moment, params.text_document.uri)
    anchor = _anchor(here, params.position)
    if here is None or anchor is None:
        return None
    try:
        return await renamed(moment, here.open, anchor, params.new_name)
    except ValueError as refusal:
        raise RpcError(INVALID_PARAMS, str(refusal)) from None


@handles(types.TEXT_DOCUMENT_DOCUMENT_LINK)
async def on_document_link(moment: Moment, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """Links to files beside the document and to the web. Links inside the document are found by definition."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return []
    found = []
    for link in links_of(here.open.document):
        target = _target(here, moment, link.target)
        if target is not None:
            found.append(types.DocumentLink(to_proto.range_(here.places, link.target_span), target))
    return found


def _target(here: Seen, moment: Moment, target: str) -> str | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme in ("http", "https", "mailto", "file"):
        return target
    file = links.destination(here.open.path, target)
    if file is None:
        return None
    path, fragment = file
    return uri_of(path, moment.session.system) + (f"#{fragment}" if fragment else "")


def _anchor(here: Seen | None, position: types.Position) -> str | None:
    if here is None:
        return None
    return links.anchor_at(here.open.document, from_proto.offset(here.places, position))
