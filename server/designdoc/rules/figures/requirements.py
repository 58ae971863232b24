"""Requirements: the items and rows of a section that state what the system has to reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from designdoc.document.model import UnitKind
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_DIGIT = regex(r"[0-9０-９]")
_WORD = regex(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LEADING_WORDS = 4
"""Among how many first words of an item its quality stands."""
_LINK = regex(r"\]\(|\]\[|https?://|\]\]")


def requirements(passage: PassageView, comparing: Sequence[str]) -> Iterator[Statement]:
    """The list items and table rows of a passage, without header rows and without tables that compare options: those
    with one of the ``comparing`` words in their header.
    """
    for statement in statements(passage):
        if statement.unit.kind is UnitKind.SENTENCE or statement.is_header:
            continue
        header = statement.header.lower()
        if not any(word in header for word in comparing):
            yield statement


def first_words(statement: Statement, most: int) -> list[Span]:
    """The places of the first words of a statement, in the passage."""
    found = islice(_WORD.finditer(statement.text), most)
    return [Span(*match.span()).shift(statement.span.start) for match in found]


def quality_of(passage: PassageView, statement: Statement, qualities: str) -> Span | None:
    """The quality that a requirement is about: the first of its first words that the word list ``qualities`` has."""
    starts = {word.start for word in first_words(statement, _LEADING_WORDS)}
    named = words_in(statement, passage.words(qualities))
    return next((span for span in named[:_LEADING_WORDS] if span.start in starts), None)


def has_figure(passage: PassageView, statement: Statement, number_words: str) -> bool:
    """Whether a number in digits or words stands in the item, in what is nested in it or beside it under the same
    item, or in the row's header.
    """
    item = statement.frame.outer or statement.frame.span
    whole = item if statement.unit.kind is UnitKind.ITEM else statement.span
    if _DIGIT.search(passage.content.text, whole.start, whole.end) or _DIGIT.search(statement.header):
        return True
    return bool(within(whole, passage.words(number_words)))


def asks_or_refers(statement: Statement) -> bool:
    """Whether a statement is a question, or leads elsewhere by a link."""
    return "?" in statement.source or "？" in statement.source or _LINK.search(statement.source) is not None


def end_of(statement: Statement) -> int:
    """Where text can be added to a statement: behind its last character that is neither space nor full stop."""
    return statement.span.start + len(statement.source.rstrip().rstrip(".。;|").rstrip())
