"""Where an absent section would stand: in the gap that contradicts the framework's order least."""

from __future__ import annotations

from designdoc.document.model import Passage
from designdoc.packs.model import Section
from designdoc.records import record
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span


@record
class InsertionPoint:
    """A gap in a document.

    ``anchor`` is what a finding points at: the heading after which the section would stand, else the title, else the
    first line. ``offset`` is where its text would be inserted, ``level`` the level of its heading, ``neighbour`` the
    index of the passage before it on the same level, if there is one.
    """

    anchor: Span
    offset: int
    level: int
    neighbour: int | None


def insertion_point(view: DocumentView, section: Section) -> InsertionPoint:
    """The place for a section that the document does not have."""
    before = view.shape.last_before(section.order)
    if before is None:
        return _at_the_top(view)
    neighbour = _same_level_ancestor(view, view.document.passages[before], section)
    passages = view.document.passages
    end = passages[neighbour.subtree_end].start if neighbour.subtree_end < len(passages) else len(view.document.text)
    return InsertionPoint(view.heading_span(passages[before]), end, neighbour.level, neighbour.index)


def _same_level_ancestor(view: DocumentView, passage: Passage, section: Section) -> Passage:
    """The passage after whose subtree the section goes: on the level on which its step, or what comes after it, already
    stands.
    """
    passages = view.document.passages
    while passage.parent is not None and passage.parent != view.title_index:
        parent = passages[passage.parent]
        if _belongs_under(view, parent, section):
            break
        passage = parent
    return passage


def _belongs_under(view: DocumentView, parent: Passage, section: Section) -> bool:
    """Whether a sibling for the section stands under ``parent``: one of the same step, or one that comes after it. A
    part of what ``parent`` itself stands for is none, as each option under "Alternatives" is.
    """
    own = view.match_of[parent.index].sections if parent.index in view.match_of else ()
    for child in parent.children:
        match = view.match_of.get(child)
        if match is None or (not match.exact and set(match.sections) <= set(own)):
            continue
        for other in map(view.section, match.sections):
            if other is not None and (other.step == section.step or other.order > section.order):
                return True
    return False


def _at_the_top(view: DocumentView) -> InsertionPoint:
    """Right after the title and its introduction; without a title before the first heading."""
    passages = view.document.passages
    title = view.title_index
    if title is not None:
        passage = passages[title]
        # Without headings below it, the title stands on the level of all others, or is the only one.
        following = passages[title + 1 : title + 2]
        level = following[0].level if following else passage.level + 1
        return InsertionPoint(view.heading_span(passage), passage.span.end, level, None)
    first = next((p for p in passages if p.heading is not None), None)
    offset = first.start if first else len(view.document.text)
    return InsertionPoint(view.first_line, offset, first.level if first else 2, None)
