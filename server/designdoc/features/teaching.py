"""Teaching: "it is covered here". A heading that designdoc does not know becomes a synonym in ``.designdoc.yaml``."""

from __future__ import annotations

import json
import re

from designdoc.features.subject import Subject
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_MOST_OFFERS = 5
_SYNONYMS = regex(r"^synonyms:[ \t]*(?:#[^\r\n]*)?(\r?\n|$)", re.MULTILINE)
_ANY_SYNONYMS = regex(r"^synonyms:", re.MULTILINE)


@record
class Lesson:
    """The heading called ``name`` covers the section ``section``."""

    title: str
    section: str
    name: str


def lessons(subject: Subject, within: Span) -> list[Lesson]:
    """The sections that an unknown heading in a range may stand for: those still missing, the next in order first."""
    passage = subject.document.passage_at(within.start)
    title = subject.document.title_passage
    heading = passage.heading
    if heading is None or subject.sections_of(passage) or (title is not None and title.index == passage.index):
        return []
    span = heading.span.shift(passage.start)
    if not (span.start <= within.end and within.start <= span.end) or not heading.text.strip():
        return []
    before = [
        covered.section.order
        for earlier in subject.document.passages[: passage.index]
        for covered in subject.sections_of(earlier)
    ]
    last = before[-1] if before else 0
    missing = [covered.section for covered in subject.coverage.required if covered.state is State.MISSING]
    missing.sort(key=lambda section: (section.order < last, section.order))
    name = heading.text.strip()
    return [
        Lesson(f"“{name}” covers the section '{section.title}'", section.id, name) for section in missing[:_MOST_OFFERS]
    ]


def teach(settings: str, lesson: Lesson) -> TextEdit | None:
    """The edit of a settings file that adds the synonym; ``None`` where the file writes its synonyms in a form that
    cannot be added to line by line.
    """
    newline = "\r\n" if "\r\n" in settings else "\n"
    name = json.dumps(lesson.name, ensure_ascii=False)
    block = _SYNONYMS.search(settings)
    if block is None:
        if _ANY_SYNONYMS.search(settings):
            return None
        before = "" if not settings or settings.endswith("\n") else newline
        text = f"{before}synonyms:{newline}  {lesson.section}: [{name}]{newline}"
        return TextEdit(Span(len(settings), len(settings)), text)
    known = re.compile(rf"^[ \t]+{re.escape(lesson.section)}:(.*)$", re.MULTILINE).search(settings, block.end())
    if known is not None:
        listed = re.fullmatch(r"[ \t]*\[[^\]\r\n]*(\])[ \t\r]*", known.group(1))
        if listed is None:
            return None
        at = known.start(1) + listed.start(1)
        empty = settings[:at].rstrip().endswith("[")
        return TextEdit(Span(at, at), name if empty else f", {name}")
    before = "" if block.group(1) else newline
    indent = re.compile(r"[ \t]+(?=\S)").match(settings, block.end())
    margin = indent.group() if indent is not None else "  "
    return TextEdit(Span(block.end(), block.end()), f"{before}{margin}{lesson.section}: [{name}]{newline}")
