"""Hover on a number: what follows from it."""

from __future__ import annotations

from designdoc.features.derived_figures import figures
from designdoc.features.hover.card import HoverCard
from designdoc.features.subject import Subject
from designdoc.text import Span


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The derived figure of the quantity under the cursor."""
    passage = subject.document.passage_at(offset)
    for figure in figures(subject, Span(passage.start, offset + 1)):
        if figure.span.contains(offset):
            return HoverCard(figure.span, figure.sentence)
    return None
