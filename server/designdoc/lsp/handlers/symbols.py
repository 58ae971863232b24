"""``textDocument/documentSymbol``."""

from __future__ import annotations

from lsprotocol import types

from designdoc.features.outline import Symbol, outline, plain_outline
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.handlers import handles
from designdoc.lsp.handlers.workspace_symbols import flat, walk
from designdoc.lsp.seen import seen
from designdoc.lsp.session import Moment


@handles(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
async def on_document_symbol(
    moment: Moment, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The outline with the state of each section: as a tree, or flat for editors that know no trees."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return []
    symbols = outline(here.subject) if here.subject is not None else plain_outline(here.open.document)
    if moment.session.client.symbol_tree:
        return [_tree(here.places, symbol) for symbol in symbols]
    return [flat(here.open, here.places, symbol, container) for symbol, container in walk(symbols)]


def _tree(places: Places, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=types.SymbolKind.String,
        range=to_proto.range_(places, symbol.span),
        selection_range=to_proto.range_(places, symbol.name_span),
        children=[_tree(places, child) for child in symbol.children],
    )
