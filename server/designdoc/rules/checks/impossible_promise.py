"""A hundred percent of a quality, or no downtime at all, is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from designdoc.findings import Fix
from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.fixes.wordings import alternatives, decimal
from designdoc.rules.seeing.needs import belongs
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_AFTER = regex(r"[ ]*(?:of[ ]the[ ])?(?:service[ ]|system[ ]|model[ ]|prediction[ ])?")
_BEFORE = regex(r"[ ]*(?:[:=—–-]|of|is|must be|should be|de|du|von|составляет|равна)?[ ]*(?:>=|≥|=)?[ ]*")
_NOT = regex(
    r"\b(?:not|cannot|can't|never|isn't|no|without|impossible|unrealistic|не|нельзя|невозможн\w*)\b|不|没有",
    re.IGNORECASE,
)
_MINUTES_A_MONTH = 30 * 24 * 60


@record
class Options:
    """``qualities`` is the word list of what nobody can promise in full. Statements with a word of ``exempt`` speak of
    something else; below a heading with a word of ``measured`` stands what was reached, not what is promised.
    ``levels`` are usual percentages of what the list ``available`` names, to choose from; ``allowance`` says in place
    of one of the ``phrases`` how many {minutes} a month they leave.
    """

    sections: tuple[SectionId, ...]
    qualities: WordList
    phrases: tuple[str, ...]
    exempt: tuple[str, ...]
    measured: tuple[str, ...] = ()
    available: WordList | None = None
    levels: tuple[float, ...] = ()
    allowance: str = ""


@passage_check(belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each promise of perfection in a requirement."""
    heading = passage.heading_text.lower()
    if not passage.belongs_to(options.sections) or any(word in heading for word in options.measured):
        return
    if not _speaks_of_perfection(passage, options):
        return
    for statement in statements(passage):
        text = statement.text.lower()
        if any(map(text.__contains__, options.exempt)):
            continue
        for quantity in statement.numbers:
            span = _promise(passage, statement, quantity, options)
            if span is not None and not _denied(statement, span):
                promise = quoted(passage.content.reading[span.start : span.end])
                yield Hit(span, {"text": promise}, fixes=_levels(passage, quantity, span, options))
        for phrase in options.phrases:
            found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) if phrase in text else None
            if found:
                span = Span(*found.span()).shift(statement.span.start)
                yield Hit(span, {"text": passage.quote(span)}, fixes=_allowances(passage, span, options))


def _speaks_of_perfection(passage: PassageView, options: Options) -> bool:
    """Whether there is any 100 % or phrase to look at; hardly any passage has one."""
    reading = passage.content.reading.lower()
    return any(map(reading.__contains__, options.phrases)) or any(map(_is_whole, passage.scan.quantities))


def _is_whole(quantity: Quantity) -> bool:
    return quantity.measure is Measure.PERCENT and quantity.value == 100


def _promise(passage: PassageView, statement: Statement, quantity: Quantity, options: Options) -> Span | None:
    """The place of "100 % availability" or "availability of 100 %"."""
    if not _is_whole(quantity) or quantity.is_range or quantity.change:
        return None
    if quantity.comparison in (Comparison.BELOW, Comparison.AT_MOST) or quantity.approximate:
        return None
    reading = passage.content.reading
    for span in words_in(statement, passage.words(options.qualities)):
        if span.start >= quantity.span.end and _AFTER.fullmatch(reading, quantity.span.end, span.start):
            return Span(quantity.span.start, span.end)
        if span.end <= quantity.span.start and _BEFORE.fullmatch(reading, span.end, quantity.span.start):
            return Span(span.start, quantity.span.end)
    return None


def _denied(statement: Statement, span: Span) -> bool:
    return _NOT.search(statement.text[: span.start - statement.span.start]) is not None


def _levels(passage: PassageView, quantity: Quantity, promise: Span, options: Options) -> tuple[Fix, ...]:
    """The usual levels of availability, each with its percent sign as the author writes it; what level of anything else
    is enough only the author can say.
    """
    number = quantity.number_span
    if options.available is None or not within(promise, passage.words(options.available)):
        return (Fix("Say which level is enough", (TextEdit(number, "…", "${1:95}"),), asks=True),)
    written = [decimal(f"{level:g}", passage.surroundings.language) for level in options.levels]
    sign = passage.content.reading[number.end : quantity.span.end]
    return alternatives(number, {level + sign: level for level in written})


def _allowances(passage: PassageView, phrase: Span, options: Options) -> tuple[Fix, ...]:
    """The downtime that each of the usual levels leaves, with a capital letter where the phrase has one."""
    if not options.allowance:
        return ()
    minutes = [round((1 - Decimal(str(level)) / 100) * _MINUTES_A_MONTH) for level in options.levels]
    said = [options.allowance.format(minutes=number) for number in minutes]
    if passage.quote(phrase)[0].isupper():
        said = [words[:1].upper() + words[1:] for words in said]
    return alternatives(phrase, {words: words for words in said})
