"""Completion items as values, and where in the text they are asked for."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from designdoc.features.subject import Subject
from designdoc.records import record
from designdoc.text import Span, TextEdit


class ItemKind(str, Enum):
    """What an item stands for."""

    SECTION = "section"
    KEY = "key"
    VALUE = "value"
    METRIC = "metric"
    RULE = "rule"
    ANCHOR = "anchor"


@record
class Item:
    """One thing that could stand at the cursor.

    ``edit`` replaces what was typed of it; ``filter_text`` begins with the words a user would type for it. ``id`` is
    the section, metric or rule whose card explains it. ``detail`` may be a sentence; ``short`` is a word of it for
    lists in which every row has room for one. Items are listed in the order in which they should be shown.
    """

    kind: ItemKind
    label: str
    detail: str
    edit: TextEdit
    filter_text: str
    id: str = ""
    preselect: bool = False
    short: str = ""


@record(cached=True)
class Cursor:
    """A place at which completion was asked for."""

    subject: Subject
    offset: int

    @cached_property
    def line(self) -> int:
        """The line of the cursor, from 0."""
        return self.subject.document.lines.line_of(self.offset)

    @cached_property
    def line_start(self) -> int:
        """The offset at which the cursor's line begins."""
        return self.subject.document.lines.line_start(self.line)

    @cached_property
    def before(self) -> str:
        """The text of the line before the cursor."""
        return self.subject.document.text[self.line_start : self.offset]

    @cached_property
    def after(self) -> str:
        """The text of the line behind the cursor."""
        span = self.subject.document.lines.line_span(self.line)
        return self.subject.document.text[self.offset : max(span.end, self.offset)]

    def typed(self, length: int) -> Span:
        """The last ``length`` code points before the cursor: what an item replaces."""
        return Span(self.offset - length, self.offset)
