"""The diagrams of a document as drawings, and the parts of a system that they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designdoc.document.model import DiagramKind, PassageContent
from designdoc.document.remembered import remembered
from designdoc.recognition.diagrams import Drawing, read
from designdoc.recognition.terms.index import TermIndex
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

_READABLE = (DiagramKind.MERMAID, DiagramKind.PLANTUML)


class PlacedDrawing(NamedTuple):
    """A drawing at its place in the document, with the index of its passage and the kind of diagram."""

    passage: int
    span: Span
    kind: DiagramKind
    drawing: Drawing


@remembered
def drawings(content: PassageContent) -> tuple[tuple[DiagramKind, Span, Drawing], ...]:
    """The diagrams of a passage; those that cannot be read are empty drawings."""
    return tuple(
        (d.kind, d.span, read(d.kind, content.text[d.source_span.start : d.source_span.end])) for d in content.diagrams
    )


def placed_drawings(view: DocumentView) -> list[PlacedDrawing]:
    """The diagrams of a document in order."""
    return [
        PlacedDrawing(passage.index, span.shift(passage.start), kind, drawing)
        for passage in view.document.passages
        if passage.content.diagrams
        for kind, span, drawing in drawings(passage.content)
    ]


def all_readable(placed: Sequence[PlacedDrawing]) -> bool:
    """Whether there are drawings, and none is a picture, a link, or of a kind that cannot be read."""
    return bool(placed) and all(one.kind in _READABLE and one.drawing.nodes for one in placed)


def components_shown(view: DocumentView, words: str, placed: Sequence[PlacedDrawing]) -> frozenset[str]:
    """The components, by the names of a list's groups, that the labels of drawings show."""
    groups = view.pack.lexicon.get(words, {})
    if not isinstance(groups, Mapping):
        return frozenset()
    index = TermIndex((term, component) for component, terms in groups.items() for term in terms)
    labels = "\n\n".join(label for one in placed for label in one.drawing.labels)
    return frozenset(component for term, _, _ in index.find(labels) for component in index.owners[term])
