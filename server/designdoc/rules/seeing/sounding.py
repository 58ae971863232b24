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
    """The sentences of a passage that sound like a section."""
    return _sentences(view.likeness(), content)


def sounding_like(view: DocumentView, section: str) -> Related | None:
    """The first sentence that sounds like a section, in a passage that belongs to none."""
    if section not in view.pack.answers:
        return None
    view.looked_at.add(soundings)
    likeness = view.likeness()
    for passage, belonging in zip(view.document.passages, view.scope, strict=True):
        if not belonging.sections and not passage.content.bare:
            found = _sentences(likeness, passage.content).get(section)
            if found is not None:
                span = passage.content.units[found[0]].span
                return Related("This sounds like it.", span.shift(passage.start))
    return None


def _sentences(likeness: Likeness, content: PassageContent) -> Sentences:
    known = content.memory.get(soundings)
    if not isinstance(known, tuple) or known[0] is not likeness:
        known = content.memory[soundings] = (likeness, _read(likeness, content))
    return known[1]  # type: ignore[no-any-return]


def _read(likeness: Likeness, content: PassageContent) -> Sentences:
    texts = [content.reading[unit.span.start : unit.span.end] for unit in content.units]
    features = [{} if unit.quoted else likeness.read(text) for unit, text in zip(content.units, texts, strict=True)]
    heading = likeness.read(content.heading.text) if content.heading is not None else {}
    found: dict[str, tuple[float, int]] = {}
    for number, own in enumerate(features):
        # What a sentence is about may stand in its heading, or in the next one of its paragraph, list or table.
        ways = [own, heading | own, own | features[number + 1]] if _goes_on(content, number) else [own, heading | own]
        for sound in filter(None, map(likeness.sound_of, ways)) if own and not is_question(texts[number]) else ():
            if sound.section not in found or found[sound.section][0] < sound.certainty:
                found[sound.section] = sound.certainty, number
    return {section: (number, texts[number]) for section, (_, number) in found.items()}


def _goes_on(content: PassageContent, number: int) -> bool:
    following = content.units[number + 1 : number + 2]
    return bool(following) and following[0].block == content.units[number].block
