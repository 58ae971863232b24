"""The only diagrams show the layers of a network, and none shows the system around it."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.packs.model import Section
from designdoc.recognition.terms.index import TermIndex
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, document_check
from designdoc.rules.fixes.diagrams import diagram_fixes
from designdoc.rules.fixes.insertion import insertion_of
from designdoc.rules.seeing.drawings import all_readable, components_shown, placed_drawings
from designdoc.rules.seeing.views import DocumentView


@record
class Options:
    """``components`` is the list of words by component; one of ``system`` in a diagram makes the rule silent.
    ``layers`` are words on the nodes of a network, of which ``at_least`` so many nodes have one. The scaffold of
    ``section`` has a diagram of the system.
    """

    components: WordList
    system: tuple[str, ...]
    layers: tuple[str, ...]
    at_least: int = 2
    section: SectionId | None = None


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first diagram; a picture that cannot be read makes it silent."""
    placed = placed_drawings(view)
    if not all_readable(placed) or components_shown(view, options.components, placed) & set(options.system):
        return
    index = TermIndex((layer, layer) for layer in options.layers)
    labels = [node.label for one in placed for node in one.drawing.nodes]
    if sum(bool(index.find(label)) for label in labels) >= options.at_least:
        section = view.section(options.section) if options.section else None
        yield Hit(placed[0].span, fixes=_fixes(view, section) if section else ())


def _fixes(view: DocumentView, section: Section) -> tuple[Fix, ...]:
    """The fix that adds a diagram of the system, under its heading if there is one."""
    headed = view.first_heading(section.id)
    return diagram_fixes(view, section, headed) if headed else (insertion_of(view, section),)
