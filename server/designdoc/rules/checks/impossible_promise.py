"""A hundred percent of a quality, or no downtime at all, is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.requirements import in_sections
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.running.drafts import quoted
from designdoc.rules.seeing.needs import belongs
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.regex import regex

_AFTER = regex(r"[ ]*(?:of[ ]the[ ])?(?:service[ ]|system[ ]|model[ ]|prediction[ ])?")
_BEFORE = regex(r"[ ]*(?:[:=—–-]|of|is|must be|should be|de|du|von|составляет|равна)?[ ]*(?:>=|≥|=)?[ ]*")
_NOT = regex(
    r"\b(?:not|cannot|can't|never|isn't|no|without|impossible|unrealistic|не|нельзя|невозможн\w*)\b|不|没有",
    re.IGNORECASE,
)


@record
class Options:
    """``qualities`` is the word list of what nobody can promise in full. Statements with a word of ``exempt`` speak of
    something else; below a heading with a word of ``measured`` stands what was reached, not what is promised.
    """

    sections: tuple[SectionId, ...]
    qualities: WordList
    phrases: tuple[str, ...]
    exempt: tuple[str, ...]
    measured: tuple[str, ...] = ()


@passage_check(belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each promise of perfection in a requirement."""
    heading = passage.heading_text.lower()
    if not in_sections(passage, options.sections) or any(word in heading for word in options.measured):
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
                yield Hit(span, {"text": quoted(passage.content.reading[span.start : span.end])})
        for phrase in options.phrases:
            found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) if phrase in text else None
            if found:
                span = Span(*found.span()).shift(statement.span.start)
                yield Hit(span, {"text": passage.quote(span)})


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
