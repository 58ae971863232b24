"""Asking: the document and the place in it that a request of the express lane is about, from plain JSON."""

from __future__ import annotations

from designdoc.lsp.seen import Seen, seen
from designdoc.lsp.session import Moment
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, Json, RpcError


def place_asked_for(moment: Moment, params: Json) -> tuple[Seen, int] | None:
    """The document with the offset of the position, clamped into it; ``None`` when the document is not open.

    Raises RpcError when the parameters name no document and position.
    """
    try:
        uri, position = params["textDocument"]["uri"], params["position"]
        line, character = position["line"], position["character"]
    except (KeyError, TypeError):
        raise RpcError(INVALID_PARAMS, "A document and a position in it are needed.") from None
    if not (isinstance(uri, str) and isinstance(line, int) and isinstance(character, int)):
        raise RpcError(INVALID_PARAMS, "A URI is a text, and a position has two numbers.")
    here = seen(moment, uri)
    return (here, here.places.offset(line, character)) if here is not None else None
