"""A quality that can be measured is required without a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designdoc.document.model import UnitKind
from designdoc.findings import Fix
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.requirements import (
    asks_or_refers,
    end_of,
    first_words,
    has_figure,
    quality_of,
    requirements,
)
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.fixes.wordings import BEHIND_COLON, IN_BRACKETS, Wording, adding
from designdoc.rules.seeing.needs import belongs, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_COLON = regex(r"[:：]")
_CHECK_BOX = regex(r"^\W*\[[ xX]\][ ]")


@record
class Options:
    """``attributes`` is the word list of measurable qualities, ``number_words`` that of numbers as words. Items with a
    word of ``exempt`` state something else, those of more than ``longest`` words explain, and check boxes ask. Tables
    with a word of ``comparing`` in their header are left out, and no more than ``at_most`` items of a passage are
    reported. The words of each list in ``alike`` name one quality. ``target`` is what is written behind a quality, a
    snippet by language, and ``targets`` what fits those that a word list names.
    """

    sections: tuple[SectionId, ...]
    attributes: WordList
    number_words: WordList
    exempt: tuple[str, ...]
    comparing: tuple[str, ...]
    alike: tuple[WordList, ...] = ()
    at_most: int = 5
    longest: int = 14
    target: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[WordList, Mapping[str, str]] = field(default_factory=dict)


@passage_check(mentions("attributes"), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each item or row that begins with a quality and gives no figure."""
    if not passage.belongs_to(options.sections) or not passage.belonging.plain:
        return
    reported = 0
    quantified: set[str] | None = None
    for statement in requirements(passage, options.comparing):
        attribute = quality_of(passage, statement, options.attributes)
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
        yield Hit(attribute, {"attribute": name}, fixes=_fixes(passage, statement, attribute, options))
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


def _fixes(passage: PassageView, statement: Statement, attribute: Span, options: Options) -> tuple[Fix, ...]:
    source = statement.source.strip()
    if statement.unit.kind is not UnitKind.ITEM or "\n" in source or "…" in source:
        return ()
    text, end = passage.content.text, end_of(statement)
    form = IN_BRACKETS if _COLON.search(text, attribute.end, end) else BEHIND_COLON
    return adding(text, end, _target(passage, attribute, options), passage.surroundings.language, "Add a target", form)


def _target(passage: PassageView, attribute: Span, options: Options) -> Wording:
    """What fits the quality: latency has a percentile, availability a month."""
    fitting = (target for name, target in options.targets.items() if within(attribute, passage.words(name)))
    return next(fitting, options.target)
