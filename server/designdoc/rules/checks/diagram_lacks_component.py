"""A system diagram leaves out a part that has a heading of its own in the text."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.seeing.drawings import all_readable, components_shown, placed_drawings
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed


@record
class Options:
    """``components`` is the list of words by component; ``described`` names for each component the section that
    describes it. Diagrams of fewer than ``min_nodes`` nodes are sketches; the system diagram stands in ``section``.
    """

    section: SectionId
    components: WordList
    described: dict[str, str]
    min_nodes: int = 5


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the largest diagram. All diagrams count together, and any picture makes it silent."""
    placed = placed_drawings(view)
    if not all_readable(placed):
        return
    main = [one for one in placed if options.section in view.scope[one.passage].sections]
    main = [one for one in main if len(one.drawing.nodes) >= options.min_nodes]
    if not main:
        return
    shown = components_shown(view, options.components, placed)
    absent = [
        component.replace("-", " ")
        for component, section in options.described.items()
        if component not in shown and view.state(section) is State.COVERED and view.first_heading(section) is not None
    ]
    if absent:
        largest = max(main, key=lambda one: len(one.drawing.nodes))
        yield Hit(largest.span, {"components": listed(absent)}, section=options.section)
