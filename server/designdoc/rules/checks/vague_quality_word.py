"""A requirement promises a quality with an adjective and no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from designdoc.findings import Fix
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.requirements import (
    asks_or_refers,
    first_words,
    has_figure,
    quality_of,
    requirements,
)
from designdoc.rules.figures.statements import Statement, within, words_in
from designdoc.rules.fixes.wordings import adding
from designdoc.rules.seeing.needs import belongs, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_LEADS = regex(r"^[^\w\n]*$|[:：|—–][\W_]*$|[*_ ]-[\W_]*$")
"""What stands before a word that is all of its item or cell, or all that follows a label: "Search: fast"."""
_MUST = regex(
    r"\b(?:must|should|shall|needs? to|ha(?:s|ve) to)(?: be| run| work| respond| scale)?\W+(?:\w+\W+)?$"
    r"|должн\w+(?: быть)?\W+$|(?:debe|deve|doit|muss)(?: ser| être)?\W+$",
    re.IGNORECASE,
)
_NOTHING_MORE = regex(r"\W*(?:(?:and|or|und|y|e|et|и)\W+\w+\W*)?", re.IGNORECASE)
"""What may follow a word that is all of its item: one more such word, as in "scalable and available"."""
_NAME_AFTER = regex(
    r"[- ](?:bidding|database|databases|features?|events?|stream\w*|data|analytics|kafka|api"
    r"|look|wins?|start|fail|path|track|lane|tier|access\w*|used)\b",
    re.IGNORECASE,
)


@record
class Options:
    """``vague`` is the word list, ``attributes`` that of qualities (which another rule reports), ``number_words`` that
    of numbers as words. ``meaning`` names further lists of vague words, each with what a number would say: a snippet by
    language. Items of more than ``longest`` words explain themselves. Tables with a word of ``comparing`` in their
    header are left out.
    """

    sections: tuple[SectionId, ...]
    vague: WordList
    attributes: WordList
    number_words: WordList
    comparing: tuple[str, ...]
    longest: int = 12
    meaning: Mapping[WordList, Mapping[str, str]] = field(default_factory=dict)


@passage_check(mentions("vague", "meaning"), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each short item or row that says "fast" and the like and leaves it there."""
    if not passage.belongs_to(options.sections) or not passage.belonging.plain:
        return
    vague = sorted(word for name in (options.vague, *options.meaning) for word in passage.words(name))
    for statement in requirements(passage, options.comparing):
        found = words_in(statement, vague)[: options.longest]
        found = [span for span in found if _promises(statement, span)]
        if not found or _is_long(statement, options) or asks_or_refers(statement):
            continue
        if has_figure(passage, statement, options.number_words):
            continue
        if quality_of(passage, statement, options.attributes) is not None:
            continue  # Another rule asks for the number of a quality.
        yield Hit(found[0], {"word": quoted(passage.quote(found[0]))}, fixes=_fixes(passage, found[0], options))


def _fixes(passage: PassageView, word: Span, options: Options) -> tuple[Fix, ...]:
    """The fix that says behind the word what it means."""
    name = next((name for name in options.meaning if within(word, passage.words(name))), None)
    if name is None:
        return ()
    title = f"Give a number for '{passage.quote(word)}'"
    return adding(passage.content.text, word.end, options.meaning[name], passage.surroundings.language, title)


def _promises(statement: Statement, span: Span) -> bool:
    """Whether the word is the requirement, and not part of a name such as "real-time bidding"."""
    start = span.start - statement.span.start
    if _NAME_AFTER.match(statement.text, span.end - statement.span.start):
        return False
    before = statement.text[max(0, start - 40) : start]
    alone = _NOTHING_MORE.fullmatch(statement.text, span.end - statement.span.start) is not None
    return (alone and _LEADS.search(before) is not None) or _MUST.search(before) is not None


def _is_long(statement: Statement, options: Options) -> bool:
    return len(first_words(statement, options.longest + 1)) > options.longest
