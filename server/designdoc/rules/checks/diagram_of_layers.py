"""The only diagrams show the layers of a network, and none shows the system around it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.terms.index import TermIndex
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, document_check
from designdoc.rules.seeing.drawings import all_readable, components_shown, placed_drawings
from designdoc.rules.seeing.views import DocumentView


@record
class Options:
    """``components`` is the list of words by component; one of ``system`` in a diagram makes the rule silent.
    ``layers`` are words on the nodes of a network, of which ``at_least`` so many nodes have one.
    """

    components: WordList
    system: tuple[str, ...]
    layers: tuple[str, ...]
    at_least: int = 2


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first diagram; a picture that cannot be read makes it silent."""
    placed = placed_drawings(view)
    if not all_readable(placed) or components_shown(view, options.components, placed) & set(options.system):
        return
    index = TermIndex((layer, layer) for layer in options.layers)
    labels = [node.label for one in placed for node in one.drawing.nodes]
    if sum(bool(index.find(label)) for label in labels) >= options.at_least:
        yield Hit(placed[0].span)
