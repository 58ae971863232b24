"""Retitling: a heading that was recognised by another name gets the framework's own name for its section."""

from __future__ import annotations

from designdoc.features.links import heading_name
from designdoc.features.subject import Subject
from designdoc.recognition.headings.text import is_numbered
from designdoc.records import record
from designdoc.rules.fixes.scaffolds import title_in
from designdoc.rules.seeing.numbering import read_number
from designdoc.text import Span


@record
class Retitling:
    """An offer to give the heading with an ``anchor`` another ``name``."""

    title: str
    anchor: str
    name: str


def retitling(subject: Subject, within: Span) -> Retitling | None:
    """The offer for the heading that a range touches: the title of its section in the document's language, behind the
    heading's own number. ``None`` for a heading that has this name, stands for no section or for several, is the title
    of the document, or has a number that is not read here ("IV.").
    """
    document = subject.document
    passage = document.passage_at(within.start)
    heading, sections = passage.heading, subject.sections_of(passage)
    if heading is None or len(sections) != 1 or passage.index == subject.view.title_index:
        return None
    anchor = document.anchor_of(heading, passage)
    if (
        not heading.span.shift(passage.start).touches(within)
        or anchor is None
        or heading_name(document, anchor) is None
    ):
        return None
    number = read_number(heading.text)
    before = str(number) if number is not None else ""
    title = title_in(sections[0].section, subject.view.language)
    words = heading.text[len(before) :]
    if words.casefold() == title.casefold() or is_numbered(words):
        return None
    return Retitling(f"Rename the heading to '{title}'", anchor, before + title)
