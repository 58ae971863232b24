"""What seems to speak of a section that is not covered, and how its author can say that it does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from designdoc.packs.model import Section
from designdoc.reports.look import Look
from designdoc.reports.printable import printable
from designdoc.rules.absence.clues import Clue, clues, gaps_at, teachable
from designdoc.rules.fixes.naming import can_be_named, name_before
from designdoc.rules.fixes.scaffolds import title_in
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed

_MOST_SENTENCES = 3
_LONGEST_SENTENCE = 120


def clue_lines(section: Section, view: DocumentView, look: Look) -> list[str]:
    """A line for each sentence, one for all words, and what can be done."""
    found = clues(view, section.id)
    sentences = [clue for clue in found if clue.sounding is not None][:_MOST_SENTENCES]
    words = [clue for clue in found if clue.sounding is None]
    lines = [f"{_line(clue, view, look)} sounds like it: {_quoted(clue, view)}" for clue in sentences]
    if words:
        named = listed([f"'{_quoted(clue, view)}' ({_line(clue, view, look)})" for clue in words])
        lines.append(f"only {named} {'hint' if words[1:] else 'hints'} at it")
    if lines:
        lines += _advice(section, sentences, view)
    return lines


def _advice(section: Section, sentences: Sequence[Clue], view: DocumentView) -> Iterator[str]:
    """How to say that it stands there: by its name in the text, or by a heading that is taught."""
    ways = [f"give it the heading '{title_in(section, view.language)}'"]
    if any(can_be_named(clue.sounding) for clue in sentences if clue.sounding is not None):
        ways = [f"begin it with '{name_before(section, view.language).rstrip()}'", "give it a heading of that name"]
    heading = next(filter(None, (_own_heading(section, clue, view) for clue in sentences)), None)
    if heading is None:
        yield f"if that is what it says, {' or '.join(ways)}"
    else:
        yield f"if that is what it says, {', '.join(ways)}, or teach the one it has in .designdoc.yaml:"
        yield f"  synonyms: {{{section.id}: [{json.dumps(printable(heading), ensure_ascii=False)}]}}"


def _own_heading(section: Section, clue: Clue, view: DocumentView) -> str | None:
    """The heading of a sentence, if no other section is spoken of under it."""
    others = [other for other, _ in gaps_at(view, clue.passage) if other.section is not section]
    return None if others else teachable(view, clue.passage)


def _line(clue: Clue, view: DocumentView, look: Look) -> str:
    return look.paint(f"line {view.document.lines.line_of(clue.span.start) + 1}", "blue")


def _quoted(clue: Clue, view: DocumentView) -> str:
    line = printable(clue.words(view.document))
    return line if len(line) <= _LONGEST_SENTENCE else f"{line[:_LONGEST_SENTENCE].rstrip()}…"
