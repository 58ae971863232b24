"""A Mermaid block that Mermaid will not draw: its first line names no kind or direction, or it is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.document.model import DiagramKind
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.seeing.needs import DIAGRAM, has
from designdoc.rules.seeing.spelling import slips_between
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_FRONT_MATTER = regex(r"\s*---[ \t]*\r?\n.*?\n[ \t]*---[ \t]*(?:\r?\n|$)", re.DOTALL)
_DIRECTIVE = regex(r"\s*%%\{.*?\}%%", re.DOTALL)
_COMMENT = regex(r"\s*%%[^\n]*(?:\n|$)")
_FIRST_WORD = regex(r"\s*([^\s;:]+)")
_DIRECTION = regex(r"\s*(?:graph|flowchart)[ \t]+([A-Z]{2,4})[ \t]*(?:[;\r\n]|$)")
_DIRECTIONS = ("LR", "TD", "TB", "RL", "BT", "BR")
_ARROW = regex(r"--+>|==+>|-\.->|->>|---")


@record
class Options:
    """``types`` are the known kinds of diagram; each is also known with ``-beta`` behind it."""

    types: tuple[str, ...]


@passage_check(has(DIAGRAM))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each Mermaid block that is empty, lacks its first line, or has a slip in it."""
    for diagram in passage.content.diagrams:
        if diagram.kind is not DiagramKind.MERMAID:
            continue
        source = passage.quote(diagram.source_span)
        start = _after_preamble(source)
        word = _FIRST_WORD.match(source, start)
        if word is None:
            yield Hit(diagram.span, {"fault": "This Mermaid block is empty. Draw something, or delete it."})
            continue
        direction = _DIRECTION.match(source, start)
        if direction is not None and direction[1] not in _DIRECTIONS:
            yield _misdirected(direction[1], Span(*direction.span(1)).shift(diagram.source_span.start))
            continue
        hit = _judge(word[1], source[start:].lstrip(), options)
        if hit is not None:
            place = Span(*word.span(1)).shift(diagram.source_span.start)
            fault, text = hit
            edit = TextEdit(place, text) if " " not in text else TextEdit(Span(place.start, place.start), text)
            fix = Fix(f"Write '{text.strip()}'", (edit,))
            yield Hit(place, {"fault": fault}, fixes=(fix,))


def _after_preamble(source: str) -> int:
    """The offset behind Mermaid's own front matter, directives and comments."""
    found = _FRONT_MATTER.match(source)
    at = found.end() if found else 0
    while (found := _DIRECTIVE.match(source, at) or _COMMENT.match(source, at)) is not None:
        at = found.end()
    return at


def _misdirected(written: str, place: Span) -> Hit:
    """A flowchart whose direction Mermaid does not know."""
    near = min(_DIRECTIONS, key=lambda known: slips_between(written, known, 2))
    fault = f"Unknown direction '{written}' of a Mermaid flowchart; did you mean '{near}'?"
    return Hit(place, {"fault": fault}, fixes=(Fix(f"Write '{near}'", (TextEdit(place, near),)),))


def _judge(word: str, body: str, options: Options) -> tuple[str, str] | None:
    """What is wrong with the first word and what to write; ``None`` when it is a kind or simply unknown to us."""
    known = {*options.types, *(f"{kind}-beta" for kind in options.types)}
    if word in known or word.casefold() in {kind.casefold() for kind in known}:
        return None
    near = min(options.types, key=lambda kind: slips_between(word, kind, 2))
    if len(word) > 3 and slips_between(word, near, 2) <= 2:
        return f"Unknown Mermaid diagram '{quoted(word)}'; did you mean '{near}'?", near
    if _ARROW.search(body.partition("\n")[0]):
        return (
            "This Mermaid block does not say what it draws. Begin it with a line such as flowchart LR.",
            "flowchart LR\n",
        )
    return None
