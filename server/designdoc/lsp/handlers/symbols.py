"""``textDocument/documentSymbol`` and ``workspace/symbol``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from designdoc.features.outline import Symbol, outline, plain_outline
from designdoc.lsp import to_proto
from designdoc.lsp.handlers import handles
from designdoc.lsp.places import Places
from designdoc.lsp.seen import Seen, seen
from designdoc.lsp.session import Moment

_MOST_SYMBOLS = 500


@handles(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
async def on_document_symbol(
    moment: Moment, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """The outline with the state of each section: as a tree, or flat for editors that know no trees."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return []
    symbols = _outline(here)
    if moment.session.client.symbol_tree:
        return [_tree(here.places, symbol) for symbol in symbols]
    return [_flat(here, symbol, container) for symbol, container in _walk(symbols)]


@handles(types.WORKSPACE_SYMBOL)
async def on_workspace_symbol(moment: Moment, params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
    """The headings of all open documents that hold the letters of the query in order."""
    found: list[types.SymbolInformation] = []
    for document in moment.snapshot.documents.values():
        here = seen(moment, document.uri)
        if here is None:
            continue
        matching = [(s, c) for s, c in _walk(_outline(here)) if _matches(params.query, s.name)]
        found += [_flat(here, symbol, container) for symbol, container in matching]
    return found[:_MOST_SYMBOLS]


def _outline(here: Seen) -> tuple[Symbol, ...]:
    return outline(here.subject) if here.subject is not None else plain_outline(here.open.document)


def _tree(places: Places, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=types.SymbolKind.String,
        range=to_proto.range_(places, symbol.span),
        selection_range=to_proto.range_(places, symbol.name_span),
        children=[_tree(places, child) for child in symbol.children],
    )


def _flat(here: Seen, symbol: Symbol, container: str | None) -> types.SymbolInformation:
    location = types.Location(here.open.uri, to_proto.range_(here.places, symbol.span))
    return types.SymbolInformation(location, symbol.name, types.SymbolKind.String, container_name=container)


def _walk(symbols: Iterable[Symbol], container: str | None = None) -> Iterator[tuple[Symbol, str | None]]:
    for symbol in symbols:
        yield symbol, container
        yield from _walk(symbol.children, symbol.name)


def _matches(query: str, name: str) -> bool:
    """Whether the letters of the query stand in the name in their order, whatever stands between them."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in query.casefold() if not letter.isspace())
