"""Inline text as a reader sees it: without markup, with entities resolved."""

from __future__ import annotations

from designdoc.document.inline.scanner import scan_inline


def plain_text(piece: str) -> str:
    """An inline text without its markup; code spans and link texts stay."""
    scan = scan_inline(piece)
    return scan.plain(0, len(piece)) if scan else piece
