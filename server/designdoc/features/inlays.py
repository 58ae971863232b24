"""Inlay hints: derived figures behind numbers, and the framework's name behind a heading that says it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.features.derived_figures import figures
from designdoc.features.subject import Subject
from designdoc.records import record
from designdoc.text import Span

_LONGEST = 40
"""The most characters of a hint: VS Code cuts hints off after 43."""


@record
class Inlay:
    """``text`` is shown behind ``offset``; ``tooltip`` says it in a sentence."""

    offset: int
    text: str
    tooltip: str


def inlays(subject: Subject, within: Span) -> list[Inlay]:
    """The hints inside a range, in the order of the text."""
    found = [*_sections(subject, within), *_figures(subject, within)]
    return sorted(found, key=lambda inlay: inlay.offset)


def _figures(subject: Subject, within: Span) -> Iterator[Inlay]:
    for figure in figures(subject, within):
        if figure.short:
            yield Inlay(figure.span.end, figure.short, figure.sentence)


def _sections(subject: Subject, within: Span) -> Iterator[Inlay]:
    """The canonical title where a heading was recognised by another name: this shows what designdoc understood."""
    for match in subject.coverage.headings:
        end = match.place(subject.view.document).end
        if not match.sections or not within.start <= end <= within.end:
            continue
        titles = [section.title for id_ in match.sections if (section := subject.section(id_)) is not None]
        said = match.text.casefold()
        if titles and not all(title.casefold() in said for title in titles):
            yield Inlay(end, _short(titles), f"This heading is read as {_sections_called(titles)}.")


def _short(titles: list[str]) -> str:
    """Titles in the room that a hint has; all of them stand in the tooltip."""
    text = " + ".join(titles)
    return text if len(text) <= _LONGEST or len(titles) == 1 else f"{titles[0]} + {len(titles) - 1}"


def _sections_called(titles: list[str]) -> str:
    return f"the section {titles[0]}" if len(titles) == 1 else f"the sections {' and '.join(titles)}"
