"""Suppressions in the text: ``<!-- designdoc-disable RULE: reason -->`` and its kin, and what each of them covers.

``designdoc-disable`` holds up to the matching ``designdoc-enable`` or the end of the document,
``designdoc-disable-next-line`` for the next line that is not blank, ``designdoc-disable-file`` everywhere. Without a
rule all rules are meant. Several rules are separated by commas. In MDX the comment is ``{/* … */}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from designdoc.document.document import Document
from designdoc.document.model import PassageContent
from designdoc.findings import Finding
from designdoc.rules.memory import remembered
from designdoc.text import Span


class Reach(str, Enum):
    """What a suppression comment asks for."""

    DISABLE = "disable"
    ENABLE = "enable"
    NEXT_LINE = "disable-next-line"
    FILE = "disable-file"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule name in one suppression comment. ``name`` is empty when the comment names none and means all.

    ``span`` is the whole comment, ``name_span`` the name (the keyword when there is none), ``covers`` the text in
    which findings are hidden when they begin there.
    """

    reach: Reach
    name: str
    reason: str
    span: Span
    name_span: Span
    covers: Span


_COMMENT = re.compile(r"(?:<!--|\{/\*)\s*designdoc-(disable-next-line|disable-file|disable|enable)\b([^\n\r]*)")
_NAME = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_NAMES_THEN_COLON = re.compile(rf"\s*((?:{_NAME}(?:\s*,\s*|\s+))*{_NAME}|)\s*:")
_NAMES_THEN_REASON = re.compile(rf"\s*({_NAME}(?:\s*,\s*{_NAME})*)?")
_CLOSING = re.compile(r"\s*(?:-->|\*/\}).*$")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r|\Z))*")
_LINE = re.compile(r"[^\r\n]*")


def read_suppressions(document: Document) -> tuple[Suppression, ...]:
    """All suppressions of a document in the order of the text, with what they cover."""
    comments = [
        _placed(suppression, passage.start)
        for passage in document.passages
        if passage.content.comments
        for suppression in _suppressions_in(passage.content)
    ]
    return tuple(_covering(comments, document.text)) if comments else ()


@remembered
def _suppressions_in(content: PassageContent) -> tuple[Suppression, ...]:
    """The suppression comments of one passage, one entry per name; what they cover is not known yet."""
    return tuple(entry for span in content.comments for entry in _entries(content.text, span))


def _entries(text: str, span: Span) -> Iterator[Suppression]:
    found = _COMMENT.match(text, span.start, span.end)
    if found is None:
        return
    body = _CLOSING.sub("", found[2])
    head = _NAMES_THEN_COLON.match(body) or _NAMES_THEN_REASON.match(body)
    listed = head[1] or "" if head else ""
    reason = body[head.end() if head else 0 :].strip(" \t:–—-")
    start = found.start(2) + (head.start(1) if head and listed else 0)
    names = [(m[0], Span(start + m.start(), start + m.end())) for m in re.finditer(_NAME, listed)]
    for name, place in names or [("", Span(found.start(1), found.end(1)))]:
        yield Suppression(Reach(found[1]), name, reason, span, place, span)


def _placed(suppression: Suppression, offset: int) -> Suppression:
    moved = suppression.span.shift(offset)
    return replace(suppression, span=moved, name_span=suppression.name_span.shift(offset), covers=moved)


def _covering(comments: Sequence[Suppression], text: str) -> Iterator[Suppression]:
    """The suppressions with what they cover; an ``enable`` ends the open ones of its name and yields nothing."""
    for index, comment in enumerate(comments):
        if comment.reach is Reach.FILE:
            yield replace(comment, covers=Span(0, len(text) + 1))
        elif comment.reach is Reach.NEXT_LINE:
            yield replace(comment, covers=_next_line(text, comment.span.end))
        elif comment.reach is Reach.DISABLE:
            ends = (c.span.start for c in comments[index + 1 :] if c.reach is Reach.ENABLE and _ends(c, comment))
            yield replace(comment, covers=Span(comment.span.start, next(ends, len(text) + 1)))


def _ends(enable: Suppression, disable: Suppression) -> bool:
    return enable.name in ("", disable.name)


def _next_line(text: str, offset: int) -> Span:
    """The next line with text after the line on which ``offset`` lies."""
    line = _LINE.match(text, offset)
    rest = line.end() if line else offset
    blank = _BLANK_LINES.match(text, rest)
    start = blank.end() if blank else rest
    found = _LINE.match(text, start)
    return Span(start, (found.end() if found else start) + 1)


def hides(suppression: Suppression, finding: Finding, names: Sequence[str]) -> bool:
    """Whether a suppression hides a finding, ``names`` being all names of its rule."""
    named = not suppression.name or suppression.name in names
    return named and suppression.covers.start <= finding.span.start < suppression.covers.end
