"""``textDocument/foldingRange`` and ``selectionRange``."""

from __future__ import annotations

from lsprotocol import types

from designdoc.features.folding import folds, selection
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.handlers import handles
from designdoc.lsp.seen import seen
from designdoc.lsp.session import Moment
from designdoc.text import Span


@handles(types.TEXT_DOCUMENT_FOLDING_RANGE)
async def on_folding_range(moment: Moment, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """Sections, blocks and comments that can be folded away."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return []
    return [
        types.FoldingRange(
            fold.first,
            fold.last,
            kind=types.FoldingRangeKind.Comment if fold.comment else types.FoldingRangeKind.Region,
        )
        for fold in folds(here.open.document)
    ]


@handles(types.TEXT_DOCUMENT_SELECTION_RANGE)
async def on_selection_range(moment: Moment, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
    """For each position the ranges around it, each with the next larger one as its parent."""
    here = seen(moment, params.text_document.uri)
    if here is None:
        return [types.SelectionRange(types.Range(position, position)) for position in params.positions]
    document = here.open.document
    offsets = [from_proto.offset(here.places, position) for position in params.positions]
    return [_linked(here.places, selection(document, offset)) for offset in offsets]


def _linked(places: Places, spans: list[Span]) -> types.SelectionRange:
    linked: types.SelectionRange | None = None
    for span in reversed(spans):
        linked = types.SelectionRange(to_proto.range_(places, span), linked)
    assert linked is not None  # The last range is always the whole document.
    return linked
