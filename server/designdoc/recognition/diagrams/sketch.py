"""Sketch: a drawing while it is read."""

from __future__ import annotations

from designdoc.recognition.diagrams.model import Drawing, Edge, Node
from designdoc.text import Span
from designdoc.text.regex import regex

_MARKUP = regex(r"<[^<>]{0,40}>|\\n|[`*]+")
_QUOTES = "\"' \t"


class Sketch:
    """Collects nodes and edges; a node that gets a label later keeps its first place."""

    def __init__(self) -> None:
        """An empty sheet."""
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self._groups: list[str] = []

    def node(self, name: str, span: Span, label: str | None = None) -> str:
        """Draw a node, or find it again, and return its id."""
        known = self._nodes.get(name)
        if label is not None:
            self._nodes[name] = Node(name, _cleaned(label) or name, span)
        elif known is None:
            self._nodes[name] = Node(name, name, span)
        return name

    def edge(self, source: str, target: str) -> None:
        """Draw an arrow between two nodes."""
        self._edges.append(Edge(source, target))

    def group(self, title: str) -> None:
        """Note the title of a frame around nodes."""
        if _cleaned(title):
            self._groups.append(_cleaned(title))

    def finished(self) -> Drawing:
        """The drawing."""
        return Drawing(tuple(self._nodes.values()), tuple(self._edges), tuple(self._groups))


def _cleaned(label: str) -> str:
    """A label as a reader sees it: without quotes, line breaks and emphasis."""
    return " ".join(_MARKUP.sub(" ", label.strip(_QUOTES)).split())
