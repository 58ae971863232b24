"""Mermaid sequence diagrams: ``participant a as Label`` and ``a->>b: text``."""

from __future__ import annotations

import re

from designdoc.recognition.diagrams.sketch import Sketch
from designdoc.text import Span
from designdoc.text.regex import regex

_PARTICIPANT = regex(
    r"^[ \t]*(?:create[ \t]+)?(?:participant|actor)[ \t]+(?P<id>[^\n:;]{1,80}?)"
    r"(?:[ \t]+as[ \t]+(?P<label>[^\n]{1,200}))?[ \t]*\r?$",
    re.MULTILINE,
)
_MESSAGE = regex(
    r"^[ \t]*(?P<source>[\w][\w .]{0,60}?)[ \t]*(?:<<)?--?(?:>>|>|x|\))[ \t]*[+-]?[ \t]*"
    r"(?P<target>[\w][\w .]{0,60}?)[ \t]*:",
    re.MULTILINE,
)
_BOX = regex(r"^[ \t]*box[ \t]+(?P<title>[^\n]{1,120})", re.MULTILINE)


def sketch(source: str, start: int, drawing: Sketch) -> None:
    """Draw the participants, and those that are named in messages only."""
    for match in _PARTICIPANT.finditer(source, start):
        label = match["label"]
        drawing.node(match["id"], Span(*match.span("label" if label else "id")), label)
    for match in _MESSAGE.finditer(source, start):
        for end in ("source", "target"):
            drawing.node(match[end], Span(*match.span(end)))
    for match in _BOX.finditer(source, start):
        drawing.group(match["title"])
