"""``textDocument/hover``."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.lsp.conversion.markup import markup
from designdoc.lsp.express.asking import place_asked_for
from designdoc.lsp.own_files import own_file
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import Json


def handlers(session: Session) -> Mapping[str, Handler]:
    """What designdoc knows about the place under the mouse."""

    def hover(params: Json) -> Json:
        from designdoc.features import own_files
        from designdoc.features.hover import hover as card_at

        asked = place_asked_for(session.moment(), params)
        if asked is None:
            return None
        here, offset = asked
        if here.subject is not None:
            card = card_at(here.subject, offset)
        else:
            own = own_file(session, here.open)
            card = own_files.hover(own, offset) if own is not None else None
        if card is None:
            return None
        contents = markup(card.markdown, as_markdown=session.client.markdown_hover)
        return {"contents": contents, "range": here.places.json_range(card.span)}

    return {"textDocument/hover": hover}
