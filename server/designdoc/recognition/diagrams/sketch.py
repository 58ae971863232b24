"""Sketch: a drawing while it is read."""

from __future__ import annotations

from designdoc.recognition.diagrams.model import Drawing, Node
from designdoc.text import Span
from designdoc.text.regex import regex

_MARKUP = regex(r"<[^<>]{0,40}>|\\n|[`*]+")
_QUOTES = "\"' \t"


class Sketch:
    """Collects nodes and groups; a node that gets a label later keeps its first place."""

    def __init__(self) -> None:
        """An empty sheet."""
        self._nodes: dict[str, Node] = {}
        self._groups: list[str] = []

    def node(self, name: str, span: Span, label: str | None = None) -> None:
        """Draw a node, unless it is drawn already and gets no label now."""
        if label is not None:
            self._nodes[name] = Node(name, _cleaned(label) or name, span)
        elif name not in self._nodes:
            self._nodes[name] = Node(name, name, span)

    def group(self, title: str) -> None:
        """Note the title of a frame around nodes."""
        if _cleaned(title):
            self._groups.append(_cleaned(title))

    def finished(self) -> Drawing:
        """The drawing of all that was noted."""
        return Drawing(tuple(self._nodes.values()), tuple(self._groups))


def _cleaned(label: str) -> str:
    """A label as a reader sees it: without quotes, line breaks and emphasis."""
    return " ".join(_MARKUP.sub(" ", label.strip(_QUOTES)).split())
