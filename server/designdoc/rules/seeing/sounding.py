"""Sounding: sentences that sound like a section, under headings that name none. Nobody should be told that a section is
missing without having looked at them.
"""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.document.model import PassageContent
from designdoc.findings import Related
from designdoc.recognition.evidence.asking import is_question
from designdoc.recognition.likeness.likeness import Likeness
from designdoc.rules.seeing.views import DocumentView

Sentences = Mapping[str, tuple[int, str]]
"""The sentence of a passage that is most like a section, by the section: its number in the passage, and its words. It
has no place, which would move with every letter that is typed before it.
"""


def soundings(view: DocumentView, content: PassageContent) -> object:
    """The sentences of a passage that sound like a section, if it belongs to none."""
    return _sentences(view.likeness(), content) if content in view.unplaced else None


def sounding_like(view: DocumentView, section: str) -> Related | None:
    """The first sentence that sounds like a section, in a passage that belongs to none."""
    if section not in view.pack.answers:
        return None
    view.looked_at.add(soundings)
    likeness = view.likeness()
    for content, index in view.unplaced.items():
        found = _sentences(likeness, content).get(section)
        if found is not None:
            return Related("This sounds like it.", content.units[found[0]].span.shift(view.document.starts[index]))
    return None


def _sentences(likeness: Likeness, content: PassageContent) -> Sentences:
    known = content.memory.get(soundings)
    if not isinstance(known, tuple) or known[0] is not likeness:
        known = content.memory[soundings] = (likeness, _read(likeness, content))
    return known[1]  # type: ignore[no-any-return]


def _read(likeness: Likeness, content: PassageContent) -> Sentences:
    texts = [content.reading[unit.span.start : unit.span.end] for unit in content.units]
    heading = content.heading.text if content.heading is not None else ""
    found: dict[str, tuple[float, int]] = {}
    for number, (unit, text) in enumerate(zip(content.units, texts, strict=True)):
        goes_on = number + 1 < len(texts) and content.units[number + 1].block == unit.block
        following = texts[number + 1] if goes_on and not content.units[number + 1].quoted else ""
        sound = None if unit.quoted or is_question(text) else likeness.sound_of(text, heading, following)
        if sound is not None and (sound.section not in found or found[sound.section][0] < sound.certainty):
            found[sound.section] = sound.certainty, number
    return {section: (number, texts[number]) for section, (_, number) in found.items()}
