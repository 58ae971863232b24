"""``textDocument/codeLens``, ``inlayHint`` and ``semanticTokens/full``: what is seen without asking."""

from __future__ import annotations

from lsprotocol import types

from designdoc.features.inlays import inlays
from designdoc.features.lenses import lenses
from designdoc.features.tokens import Token, TokenKind, tokens
from designdoc.lsp.conversion import from_proto, to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.handlers import handles
from designdoc.lsp.seen import open_design
from designdoc.lsp.session import Moment

_TOKEN_TYPES = {TokenKind.PLACEHOLDER: 0, TokenKind.METRIC: 1}
"""Indices into ``capabilities.TOKEN_TYPES``."""


@handles(types.TEXT_DOCUMENT_CODE_LENS)
async def on_code_lens(moment: Moment, params: types.CodeLensParams) -> list[types.CodeLens]:
    """The summary above the title, and what is open above each section."""
    here = open_design(moment, params.text_document.uri)
    if here is None or not moment.options.code_lens:
        return []
    uri = here.open.uri
    return [
        types.CodeLens(
            to_proto.range_(here.places, lens.span),
            types.Command(lens.text, "designdoc.showCoverage", arguments=[uri]),
        )
        for lens in lenses(here.subject)
    ]


@handles(types.TEXT_DOCUMENT_INLAY_HINT)
async def on_inlay_hint(moment: Moment, params: types.InlayHintParams) -> list[types.InlayHint]:
    """Derived figures and canonical names of sections in the visible range."""
    here = open_design(moment, params.text_document.uri)
    if here is None or not moment.options.inlay_hints:
        return []
    return [
        types.InlayHint(
            to_proto.position(here.places, inlay.offset), inlay.text, tooltip=inlay.tooltip, padding_left=True
        )
        for inlay in inlays(here.subject, from_proto.span(here.places, params.range))
    ]


@handles(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL)
async def on_semantic_tokens(moment: Moment, params: types.SemanticTokensParams) -> types.SemanticTokens:
    """Placeholders and names of metrics."""
    here = open_design(moment, params.text_document.uri)
    if here is None or not moment.options.semantic_tokens:
        return types.SemanticTokens(data=[])
    return types.SemanticTokens(data=encode(tokens(here.subject), here.places))


def encode(found: list[Token], places: Places) -> list[int]:
    """Five numbers for each token: lines and columns since the token before, length, type, no modifiers."""
    data: list[int] = []
    last_line = last_start = 0
    for token in found:
        line, start = places.position(token.span.start)
        end = places.position(token.span.end)[1]
        data += (line - last_line, start - last_start if line == last_line else start, end - start)
        data += (_TOKEN_TYPES[token.kind], 0)
        last_line, last_start = line, start
    return data
