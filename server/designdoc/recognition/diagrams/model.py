"""Drawing: what a diagram written as text shows."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.text import Span


class Node(NamedTuple):
    """A box: its id in the source, what a reader sees on it, and the place of that in the source."""

    id: str
    label: str
    span: Span


class Edge(NamedTuple):
    """An arrow or line from the node ``source`` to the node ``target`` (their ids)."""

    source: str
    target: str


class Drawing(NamedTuple):
    """The nodes in the order of their first mention, the edges, and the titles of groups around nodes."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """All words a reader sees on boxes and groups."""
        return (*(node.label for node in self.nodes), *self.groups)
