"""Teaching: "it is covered here". A heading that designdoc does not know becomes a synonym in ``.designdoc.yaml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from designdoc.features.sounding import sounding_at
from designdoc.features.subject import Subject
from designdoc.findings import Finding
from designdoc.packs.model import Section
from designdoc.recognition.coverage import State
from designdoc.records import record
from designdoc.rules.absence.clues import clues, gaps_at, teachable
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_MOST_OFFERS = 5
_SYNONYMS = regex(r"^synonyms:[ \t]*(?:#[^\r\n]*)?(\r?\n|$)", re.MULTILINE)
_ANY_SYNONYMS = regex(r"^synonyms:", re.MULTILINE)


@record
class Lesson:
    """The heading called ``name`` covers the section ``section``, whose absence the ``findings`` report."""

    title: str
    section: str
    name: str
    findings: tuple[Finding, ...] = ()


def lessons(subject: Subject, within: Span) -> list[Lesson]:
    """What headings that designdoc does not know may stand for: the heading of a sentence that sounds like a section,
    in a range or where it makes a gap in the range doubtful; and a heading in the range, for the sections that
    sentences below it sound like, then those still missing, the next in order first.
    """
    heard = [_lesson(subject, one.passage, covered.section) for covered, one in sounding_at(subject, within)]
    doubted = [finding for finding in subject.review.findings if finding.doubted and finding.span.touches(within)]
    found: dict[tuple[str, str], Lesson] = {}
    for lesson in (*(_of_gap(subject, finding) for finding in doubted), *heard, *_of_heading(subject, within)):
        if lesson is not None:
            found.setdefault((lesson.section, lesson.name), lesson)
    return list(found.values())


def _of_gap(subject: Subject, finding: Finding) -> Lesson | None:
    """The heading of the first sentence that sounds like what a finding says to be absent."""
    section = subject.section(finding.section or "")
    clue = next((clue for clue in clues(subject.view, finding.section or "") if clue.sounding is not None), None)
    return None if section is None or clue is None else _lesson(subject, clue.passage, section, finding)


def _lesson(subject: Subject, passage: int, section: Section, *findings: Finding) -> Lesson | None:
    name = teachable(subject.view, passage)
    return Lesson(f"“{name}” covers the section '{section.title}'", section.id, name, findings) if name else None


def _of_heading(subject: Subject, within: Span) -> Iterator[Lesson | None]:
    passage = subject.document.passage_at(within.start)
    heading = passage.heading
    if heading is None or not heading.span.shift(passage.start).touches(within):
        return
    for covered, _ in gaps_at(subject.view, passage.index):
        yield _lesson(subject, passage.index, covered.section)
    before = [
        covered.section.order
        for earlier in subject.document.passages[: passage.index]
        for covered in subject.sections_of(earlier)
    ]
    last = before[-1] if before else 0
    missing = [covered.section for covered in subject.coverage.required if covered.state is State.MISSING]
    missing.sort(key=lambda section: (section.order < last, section.order))
    for section in missing[:_MOST_OFFERS]:
        yield _lesson(subject, passage.index, section)


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
