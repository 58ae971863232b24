"""Inline text as a reader sees it: without markup, with entities resolved."""

from __future__ import annotations

from html import unescape

from designdoc.document.inline.scanner import SPECIAL, InlineScan


def plain_text(text: str, start: int, end: int) -> str:
    """``text[start:end]`` without inline markup; code spans and link texts stay."""
    if SPECIAL.search(text, start, end) is None:
        return text[start:end]
    return scanned_text(InlineScan(text, start, end), start, end)


def scanned_text(scan: InlineScan, start: int, end: int) -> str:
    """The part of a scanned text between two places, without markup."""
    pieces = []
    at = start
    for first, last in scan.markup:
        if last <= at:
            continue
        if first >= end:
            break
        pieces.append(scan.text[at:first])
        at = last
    if at < end:
        pieces.append(scan.text[at:end])
    words = "".join(pieces)
    return unescape(words) if "&" in words else words
