"""Link destinations and titles, as CommonMark writes them."""

from __future__ import annotations

import re

from designdoc.text import Span
from designdoc.text.regex import regex

_IN_BRACKETS = regex(r"<((?:[^<>\\\n]|\\.)*)>")
_STOPS = regex(r"[()\\\x00-\x20\x7f]")
_TITLE = regex(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|\((?:[^()\\]|\\.)*\)', re.DOTALL)
_SPACE = regex(r"[ \t\n]*")
_DEEPEST_PARENTHESES = 32
"""Balanced parentheses in a destination may lie this deep; the specification asks for at least three."""


def destination_at(text: str, start: int, end: int) -> Span | None:
    """The place of the destination that begins at ``start`` (without angle brackets), ``None`` when there is none."""
    if text.startswith("<", start):
        found = _IN_BRACKETS.match(text, start, end)
        return Span(found.start(1), found.end(1)) if found else None
    depth = 0
    at = start
    while True:
        stop = _STOPS.search(text, at, end)
        at = stop.start() if stop else end
        character = text[at] if stop else ""
        if character == "\\" and at + 1 < end and text[at + 1] > " ":
            at += 2
        elif character == "\\" and at + 1 < end:
            at += 1
        elif character == "(":
            depth += 1
            if depth > _DEEPEST_PARENTHESES:
                return None
            at += 1
        elif character == ")" and depth:
            depth -= 1
            at += 1
        else:
            break
    return Span(start, at) if depth == 0 else None


def link_tail(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Read ``(destination "title")`` whose parenthesis opens at ``start``: the destination's place and the offset
    behind the closing parenthesis. ``None`` when the text is no such thing.
    """
    at = _behind_space(text, start + 1, end)
    place = destination_at(text, at, end)
    if place is None:
        return None
    behind = place.end + 1 if text.startswith("<", at) else place.end
    at = _behind_space(text, behind, end)
    if at > behind:
        title = _TITLE.match(text, at, end)
        if title:
            at = _behind_space(text, title.end(), end)
    if at < end and text[at] == ")":
        return place, at + 1
    return None


def _behind_space(text: str, start: int, end: int) -> int:
    found = _SPACE.match(text, start, end)
    return found.end() if found else start
