"""Documents with a cursor drawn in, reviewed against the ML framework."""

from __future__ import annotations

from functools import lru_cache
from textwrap import dedent

from designdoc.document.parse import parse
from designdoc.features.subject import Subject
from designdoc.packs.store import load
from designdoc.rules.engine import Reviewer
from designdoc.text import Span, TextEdit
from designdoc.text.apply import apply_edits

CURSOR = "‸"


@lru_cache(maxsize=1)
def reviewer() -> Reviewer:
    return Reviewer(load("ml-system-design"))


def drawn(text: str) -> tuple[Subject, int]:
    """The review of a text (indentation removed) and the offset of the cursor in it."""
    text = dedent(text)
    offset = text.find(CURSOR)
    document = parse(text.replace(CURSOR, ""))
    return Subject(reviewer().review(document), reviewer()), max(offset, 0)


def quoted(subject: Subject, span: Span) -> str:
    """The text of a span."""
    return subject.document.text[span.start : span.end]


def after(subject: Subject, *edits: TextEdit) -> str:
    """The text after edits."""
    return apply_edits(subject.document.text, edits)
