"""Mermaid flowcharts: ``a[Label] -->|text| b(Label) & c``."""

from __future__ import annotations

from designdoc.recognition.diagrams.sketch import Sketch
from designdoc.text import Span
from designdoc.text.regex import regex

_STATEMENT = regex(r"[^\n;]+")
_SKIPPED = regex(
    r"\s*(?:(?:flowchart|graph|end|style|classDef|class|click|linkStyle|direction|accTitle|accDescr)\b|%%)"
)
_SUBGRAPH = regex(r"\s*subgraph\s+(?:[\w.-]+\s*\[(?P<titled>[^\]\n]{0,200})\]|(?P<plain>[^\n]{1,200}))")
_ARROW = regex(
    r"\s*(?:"
    r"[<ox]?(?:--|==|-\.)\s+[^\n|>]{1,120}?\s+(?:-{2,}[>ox]?|={2,}[>ox]?|\.{1,3}-[>ox]?)"
    r"|[<ox]?(?:-{2,}|={2,}|-\.{1,3}-|~{3})[>ox]?"
    r")\s*(?:\|[^|\n]{0,200}\|)?\s*"
)
_NODE = regex(r"\s*(?P<id>[^\W_](?:[\w/]|[.-](?=\w))*)")
_SHAPES = (
    *(("(((", ")))"), ("([", "])"), ("[[", "]]"), ("[(", ")]"), ("((", "))"), ("{{", "}}"), ("[/", "]")),
    *(("[\\", "]"), ("[", "]"), ("(", ")"), ("{", "}"), (">", "]")),
)
_CLASS = regex(r":::[\w-]+|@\{[^}\n]{0,200}\}")
_AND = regex(r"\s*&\s*")


def sketch(source: str, start: int, drawing: Sketch) -> None:
    """Draw the nodes of the statements of ``source`` from ``start``."""
    for match in _STATEMENT.finditer(source, start):
        group = _SUBGRAPH.match(match.group())
        if group is not None:
            drawing.group(group["titled"] or group["plain"] or "")
        elif _SKIPPED.match(match.group()) is None:
            _statement(source, match.start(), match.end(), drawing)


def _statement(source: str, at: int, end: int, drawing: Sketch) -> None:
    """One chain: groups of nodes joined by ``&``, with arrows between them."""
    while at < end:
        behind = _nodes(source, at, end, drawing)
        arrow = _ARROW.match(source, behind, end) if behind > at else None
        if arrow is None or arrow.end() == behind:
            return
        at = arrow.end()


def _nodes(source: str, at: int, end: int, drawing: Sketch) -> int:
    """Draw a group of nodes; where it ends, which is where it begins if there is none."""
    while (match := _NODE.match(source, at, end)) is not None:
        name, at = match["id"], match.end()
        label, at = _label(source, at, end)
        place = label or Span(*match.span("id"))
        drawing.node(name, place, source[label.start : label.end] if label else None)
        tail = _CLASS.match(source, at, end)
        at = tail.end() if tail else at
        joined = _AND.match(source, at, end)
        if joined is None:
            break
        at = joined.end()
    return at


def _label(source: str, at: int, end: int) -> tuple[Span | None, int]:
    """The place of the text inside the brackets that begin at ``at``, and where they end."""
    for opening, closing in _SHAPES:
        if source.startswith(opening, at):
            first = at + len(opening)
            quoted = source.startswith('"', first)
            close = source.find('"' + closing if quoted else closing, first + 1 if quoted else first, end)
            if close < 0:
                return None, end
            return Span(first, close + quoted), close + quoted + len(closing)
    return None, at
