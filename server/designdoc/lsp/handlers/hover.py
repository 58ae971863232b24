"""``textDocument/hover``."""

from __future__ import annotations

from lsprotocol import types

from designdoc.features import own_files
from designdoc.features.hover import hover
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.handlers import handles
from designdoc.lsp.own_files import own_file
from designdoc.lsp.seen import seen
from designdoc.lsp.session import Moment


@handles(types.TEXT_DOCUMENT_HOVER)
async def on_hover(moment: Moment, params: types.HoverParams) -> types.Hover | None:
    """What designdoc knows about the place under the mouse."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return None
    offset = from_proto.offset(here.places, params.position)
    if here.subject is not None:
        card = hover(here.subject, offset)
    else:
        own = own_file(moment.session, here.open)
        card = own_files.hover(own, offset) if own is not None else None
    if card is None:
        return None
    contents = to_proto.markup(card.markdown, as_markdown=moment.session.client.markdown_hover)
    return types.Hover(contents, to_proto.range_(here.places, card.span))
