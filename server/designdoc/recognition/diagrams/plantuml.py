"""PlantUML component, deployment and sequence diagrams: ``[Label] as a``, ``database "Label" as b``, ``a --> b``."""

from __future__ import annotations

import re

from designdoc.recognition.diagrams.sketch import Sketch
from designdoc.text import Span
from designdoc.text.regex import regex

_KINDS = (
    "actor|agent|artifact|boundary|card|cloud|collections|component|control|database|entity|file|folder|frame|hexagon"
    "|interface|node|package|participant|process|queue|rectangle|stack|storage|usecase"
)
_ELEMENT = regex(
    rf"^[ \t]*(?:{_KINDS})[ \t]+"
    r"(?:\"(?P<quoted>[^\"\n]{1,200})\"|\[(?P<boxed>[^\]\n]{1,200})\]|(?P<plain>[\w.]{1,80}))"
    r"(?:[ \t]+as[ \t]+(?:\"(?P<title>[^\"\n]{1,200})\"|(?P<alias>[\w.]{1,80})))?(?P<group>[^\n{]{0,80}\{)?",
    re.MULTILINE,
)
_BOX = regex(r"\[(?P<label>[^\[\]\n]{1,200})\](?:[ \t]+as[ \t]+(?P<alias>[\w.]{1,80}))?")
_END = r"(?:\[(?P<{0}_box>[^\]\n]{{1,120}})\]|\"(?P<{0}_quoted>[^\"\n]{{1,120}})\"|(?P<{0}>[\w.]{{1,80}}))"
_RELATION = regex(
    r"^[ \t]*" + _END.format("source") + r"[ \t]*(?:<\|?|o|\*)?[-.]{1,4}(?:\w{0,6}(?:\[[^\]\n]{0,40}\])?)?[-.]{0,4}"
    r"(?:\|?>{1,2}|o|\*|x)?[ \t]*" + _END.format("target") + r"[ \t]*(?::|\r?$)",
    re.MULTILINE,
)


def sketch(source: str, drawing: Sketch) -> None:
    """Draw the elements, and what is named in relations only."""
    aliases: dict[str, str] = {}
    for match in _ELEMENT.finditer(source):
        _element(match, aliases, drawing)
    for match in _BOX.finditer(source):
        label = match["label"].strip()
        if match["alias"]:
            drawing.node(match["alias"], Span(*match.span("label")), label)
            aliases[label] = match["alias"]
    for match in _RELATION.finditer(source):
        for end in ("source", "target"):
            _draw_end(match, end, aliases, drawing)
    for match in _BOX.finditer(source):
        label = match["label"].strip()
        drawing.node(aliases.get(label, label), Span(*match.span("label")))


def _element(match: re.Match[str], aliases: dict[str, str], drawing: Sketch) -> None:
    named = next(name for name in ("quoted", "boxed", "plain") if match[name])
    label = match["title"] or match[named]
    if match["group"]:
        drawing.group(label)
        return
    name = match["alias"] or match[named]
    aliases[match[named]] = name
    drawing.node(name, Span(*match.span(named)), label)


def _draw_end(match: re.Match[str], end: str, aliases: dict[str, str], drawing: Sketch) -> None:
    named = next(name for name in (f"{end}_box", f"{end}_quoted", end) if match[name])
    name = match[named].strip()
    drawing.node(aliases.get(name, name), Span(*match.span(named)))
