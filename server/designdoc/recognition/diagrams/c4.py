"""C4 diagrams, in Mermaid as in PlantUML: ``Container(id, "Label", ...)`` and ``Rel(a, b, "text")``."""

from __future__ import annotations

from designdoc.recognition.diagrams.sketch import Sketch
from designdoc.text import Span
from designdoc.text.regex import regex

_ELEMENT = regex(
    r"\b(?:Person|System|SystemDb|SystemQueue|Container|ContainerDb|ContainerQueue|Component|ComponentDb|ComponentQueue"
    r"|Node|Deployment_Node)(?:_Ext)?\([ \t]*(?P<id>[\w.-]{1,80})[ \t]*,[ \t]*\"(?P<label>[^\"\n]{1,200})\""
)
_GROUP = regex(r"\b\w{0,20}Boundary\([ \t]*[\w.-]{1,80}[ \t]*,[ \t]*\"(?P<title>[^\"\n]{1,200})\"")
_RELATION = regex(
    r"\b(?:Bi)?Rel(?:_[A-Za-z]{1,9})?\([ \t]*(?P<source>[\w.-]{1,80})[ \t]*,[ \t]*(?P<target>[\w.-]{1,80})"
)


def sketch(source: str, drawing: Sketch) -> None:
    """Draw the elements, the boundaries, and what is named in relations only."""
    for match in _ELEMENT.finditer(source):
        drawing.node(match["id"], Span(*match.span("label")), match["label"])
    for match in _GROUP.finditer(source):
        drawing.group(match["title"])
    for match in _RELATION.finditer(source):
        for end in ("source", "target"):
            drawing.node(match[end], Span(*match.span(end)))
