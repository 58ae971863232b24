"""Sounding: sentences that sound like a section, under headings that name none. Nobody should be told that a section is
missing without having looked at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.inline.plain import plain_text
from designdoc.document.model import PassageContent, Unit
from designdoc.document.remembered import remembered_with
from designdoc.recognition.evidence.asking import is_question
from designdoc.recognition.likeness.likeness import Likeness
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span

Sentences = Mapping[str, tuple[int, str]]
"""The sentence of a passage that is most like a section, by the section: its number in the passage, and its words. It
has no place, which would move with every letter that is typed before it.
"""


_EMPHASIS = "*_~"


class Sounding(NamedTuple):
    """A sentence that sounds like a section, and the index of the passage in which it stands."""

    passage: int
    unit: Unit

    def place(self, document: Document) -> Span:
        """Where it stands in the document."""
        return self.unit.span.shift(document.starts[self.passage])

    def start(self, document: Document) -> int:
        """Where it begins with the markup of its first words, within which nothing can be put before them."""
        start = self.place(document).start
        return len(document.text[:start].rstrip(_EMPHASIS))

    def words(self, document: Document) -> str:
        """What it says, on one line and without markup."""
        return " ".join(plain_text(document.text[self.start(document) : self.place(document).end]).split())


def soundings(view: DocumentView, content: PassageContent) -> object:
    """The sentences of a passage that sound like a section, if it belongs to none."""
    return _sentences(view.likeness(), content) if content in view.unplaced else None


def sounding_like(view: DocumentView, section: str) -> Iterator[Sounding]:
    """The sentences that sound like a section, one of each passage that belongs to none, in order."""
    if section not in view.pack.answers:
        return
    view.looked_at.add(soundings)
    likeness = view.likeness()
    for content, index in view.unplaced.items():
        found = _sentences(likeness, content).get(section)
        if found is not None:
            yield Sounding(index, content.units[found[0]])


def sounding_in(view: DocumentView, passage: int) -> Iterator[tuple[str, Sounding]]:
    """The sentences of a passage that sound like sections, each with its section."""
    content = view.document.contents[passage]
    if content in view.unplaced and view.pack.answers:
        for section, (number, _) in _sentences(view.likeness(), content).items():
            yield section, Sounding(passage, content.units[number])


@remembered_with
def _sentences(likeness: Likeness, content: PassageContent) -> Sentences:
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
