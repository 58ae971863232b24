"""Mistakes that are no findings of a rule, as diagnostics in plain JSON."""

from __future__ import annotations

from designdoc.lsp.conversion.places import Places
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.text import Span

_ERROR = 1


def mistake(places: Places, span: Span, code: str, message: str) -> Json:
    """The diagnostic of one mistake. Until it is mended designdoc cannot do what it was asked for."""
    return {
        "range": places.json_range(span),
        "severity": _ERROR,
        "code": code,
        "source": "designdoc",
        "message": message,
    }
