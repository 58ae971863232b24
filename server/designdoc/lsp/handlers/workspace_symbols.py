"""``workspace/symbol``: the headings of all documents, open or not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator

from lsprotocol import types

from designdoc.features.outline import Symbol, outline, plain_outline
from designdoc.lsp.capabilities import offered
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.handlers import handles
from designdoc.lsp.seen import seen
from designdoc.lsp.session import Moment
from designdoc.lsp.workspace_files import files_to_check, read_file
from designdoc.records import record
from designdoc.workspace.signatures import Signature, signature
from designdoc.workspace.snapshot import OpenDocument

_MOST_SYMBOLS = 500


@record
class Outlined:
    """The headings of a file as it was when ``state`` was its signature."""

    state: Signature
    headings: list[types.SymbolInformation]


@handles(types.WORKSPACE_SYMBOL)
async def on_workspace_symbol(moment: Moment, params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
    """The headings that hold the letters of the query in order: those of open documents first, then those of the files
    of the workspace, unless the editor lists the headings of files itself.
    """
    found: list[types.SymbolInformation] = []
    for document in moment.snapshot.documents.values():
        found += [heading for heading in _of_open(moment, document) if _matches(params.query, heading.name)]
    if offered(moment.options.outline, moment.session.client):
        async for headings in _of_files(moment):
            found += [heading for heading in headings if _matches(params.query, heading.name)]
            if len(found) >= _MOST_SYMBOLS:
                break
    return found[:_MOST_SYMBOLS]


def _of_open(moment: Moment, document: OpenDocument) -> list[types.SymbolInformation]:
    here = seen(moment, document.uri)
    if here is None:
        return []
    symbols = outline(here.subject) if here.subject is not None else plain_outline(document.document)
    return [flat(document, here.places, symbol, container) for symbol, container in walk(symbols)]


async def _of_files(moment: Moment) -> AsyncIterator[list[types.SymbolInformation]]:
    """The headings of the files that are not open. Between two files the editor's other messages are handled."""
    for path in await files_to_check(moment):
        await asyncio.sleep(0)
        known = moment.session.outlined_files.get(path)
        state = signature(path)
        if known is None or known.state != state:
            document = read_file(moment.session, path)
            if document is None or document.key in moment.snapshot.documents:
                continue
            places = moment.session.places(document)
            symbols = walk(plain_outline(document.document))
            known = Outlined(state, [flat(document, places, symbol, container) for symbol, container in symbols])
            moment.session.outlined_files[path] = known
        if known.headings and moment.document(known.headings[0].location.uri) is None:
            yield known.headings


def flat(document: OpenDocument, places: Places, symbol: Symbol, container: str | None) -> types.SymbolInformation:
    """A heading on its own, with the name of the heading above it."""
    location = types.Location(document.uri, to_proto.range_(places, symbol.span))
    return types.SymbolInformation(location, symbol.name, types.SymbolKind.String, container_name=container)


def walk(symbols: Iterable[Symbol], container: str | None = None) -> Iterator[tuple[Symbol, str | None]]:
    """All headings of a tree, each with the name of the one above it."""
    for symbol in symbols:
        yield symbol, container
        yield from walk(symbol.children, symbol.name)


def _matches(query: str, name: str) -> bool:
    """Whether the letters of the query stand in the name in their order, whatever stands between them."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in query.casefold() if not letter.isspace())
