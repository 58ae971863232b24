"""ShownSections: the sections that a heading stands for when it is shown to the user."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.document.model import Passage
from designdoc.packs.model import Framework
from designdoc.recognition.headings.names import MOST_SECTIONS
from designdoc.recognition.headings.placer import Placed


class ShownSections:
    """Says which sections a heading stands for, its own first, then what it is about by the heading above it."""

    def __init__(self, framework: Framework) -> None:
        """``framework`` says below which sections each part has a subject of its own."""
        self._of_parts = {section.id for section in framework.sections if section.of_parts}

    def of(self, passage: Passage, placed: Sequence[Placed]) -> tuple[str, ...]:
        """The sections of a heading, at most two.

        A heading that only one of its words gives away is about that and about its parent: "Infrastructure health"
        below "Monitoring" is what is monitored. What a heading inherits over an unknown heading in between ("Perfect
        recall" below "Details" below "Offline evaluation") is its section too, but not where the heading in between is
        one of several parts, such as a component of the architecture, whose sub-headings have subjects of their own.
        What a slot is called ("Files", "Responsibilities") says nothing of the section in whose text it stands.
        """
        place = placed[passage.index]
        above = placed[passage.parent] if passage.parent is not None else None
        if place.slot or (place.own and is_umbrella(passage, placed)):
            return ()
        if place.own:
            added = [s for s in above.own if s not in place.own] if above is not None and place.loose else []
            return (*place.own, *added)[:MOST_SECTIONS]
        near = above is not None and bool(above.own)
        return place.inherited[:MOST_SECTIONS] if near or self._of_parts.isdisjoint(place.inherited) else ()


def is_umbrella(passage: Passage, placed: Sequence[Placed]) -> bool:
    """Whether a heading only gathers others: it is not the whole name of one section ("Data", "Pilot training"), it has
    no text of its own, and its children name their own sections.
    """
    place, content = placed[passage.index], passage.content
    if place.exact or not place.open_word or content.units or content.diagrams or len(passage.children) < 2:
        return False
    named = [placed[child].own for child in passage.children if placed[child].own]
    return 2 * len(named) > len(passage.children) and len({s for own in named for s in own}) > 1
