"""Drawing: what a diagram written as text shows."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.text import Span


class Node(NamedTuple):
    """A box: its id in the source, what a reader sees on it, and the place of that in the source."""

    id: str
    label: str
    span: Span


class Drawing(NamedTuple):
    """The nodes in the order of their first mention, and the titles of groups around nodes."""

    nodes: tuple[Node, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """All words a reader sees on boxes and groups."""
        return (*(node.label for node in self.nodes), *self.groups)
