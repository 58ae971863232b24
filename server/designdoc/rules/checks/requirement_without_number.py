"""A quality that can be measured is required without a number."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import UnitKind
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.requirements import (
    asks_or_refers,
    end_of,
    first_words,
    has_figure,
    in_sections,
    leading,
    requirements,
)
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.seeing.needs import belongs, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_LEADING_WORDS = 4
"""Among how many first words of an item its quality stands."""
_CHECK_BOX = regex(r"^\W*\[[ xX]\][ ]")


@record
class Options:
    """``attributes`` is the word list of measurable qualities, ``number_words`` that of numbers as words. Items with a
    word of ``exempt`` state something else, those of more than ``longest`` words explain, and check boxes ask. Tables
    with a word of ``comparing`` in their header are left out, and no more than ``at_most`` items of a passage are
    reported. The words of each list in ``alike`` name one quality.
    """

    sections: tuple[SectionId, ...]
    attributes: WordList
    number_words: WordList
    exempt: tuple[str, ...]
    comparing: tuple[str, ...]
    alike: tuple[WordList, ...] = ()
    at_most: int = 5
    longest: int = 14


@passage_check(mentions("attributes"), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each item or row that begins with a quality and gives no figure."""
    if not in_sections(passage, options.sections) or not passage.belonging.plain:
        return
    reported = 0
    quantified: set[str] | None = None
    for statement in requirements(passage, options.comparing):
        attribute = leading(statement, words_in(statement, passage.words(options.attributes)), _LEADING_WORDS)
        if (
            attribute is None
            or _is_behind_a_label(statement, attribute)
            or asks_or_refers(statement)
            or has_figure(passage, statement, options.number_words)
        ):
            continue
        if any(word in statement.text.lower() for word in options.exempt) or _explains(statement, options):
            continue
        if quantified is None:
            quantified = _quantified(passage, options)
        if _quality(passage, attribute, options) in quantified:
            continue
        name = passage.quote(attribute)
        yield Hit(attribute, {"attribute": name}, fixes=_fixes(statement))
        reported += 1
        if reported == options.at_most:
            return


def _explains(statement: Statement, options: Options) -> bool:
    """Whether an item is a check box, or longer than a requirement is."""
    is_box = _CHECK_BOX.search(statement.source) is not None
    return is_box or len(first_words(statement, options.longest + 1)) > options.longest


def _quantified(passage: PassageView, options: Options) -> set[str]:
    """The qualities that have a number in some statement: below "low latency" may stand "p95 latency < 200 ms"."""
    attributes, numbers = passage.words(options.attributes), passage.words(options.number_words)
    return {
        _quality(passage, attribute, options)
        for statement in statements(passage)
        if statement.numbers or words_in(statement, numbers)
        for attribute in words_in(statement, attributes)
    }


def _quality(passage: PassageView, attribute: Span, options: Options) -> str:
    """What an attribute is called wherever it stands: the list of words that are alike, else the word itself."""
    lists = (name for name in options.alike if within(attribute, passage.words(name)))
    return next(lists, passage.quote(attribute).casefold())


def _is_behind_a_label(statement: Statement, attribute: Span) -> bool:
    """Whether an item is about something else, which stands before a colon: "Tagging: precision and recall"."""
    return ": " in statement.text[: attribute.start - statement.span.start]


def _fixes(statement: Statement) -> tuple[Fix, ...]:
    source = statement.source.strip()
    if statement.unit.kind is not UnitKind.ITEM or "\n" in source or source.endswith("…"):
        return ()
    place = Span(end_of(statement), end_of(statement))
    edit = TextEdit(place, ": at most …", ": at most ${1:number} ${2:unit}")
    return (Fix("Add a target", (edit,), asks=True),)
