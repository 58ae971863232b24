"""A latency, size or rate is given as a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from designdoc.findings import Fix
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.records import field, record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements, within, words_in
from designdoc.rules.fixes.wordings import alternatives
from designdoc.rules.seeing.needs import NUMBER, belongs, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_BETWEEN = regex(r"[^\w]*(?:[^\W\d_]+[^\w]+){0,3}")
_ENDS = regex(r"[ \t]*(?:[.,;)。；，]|\n|$|[ ]{2})")


@record
class Options:
    """``attributes`` is the word list of what needs a unit; a word of ``units`` anywhere near supplies it. ``fitting``
    are the units to choose from, by language, for what a word list names.
    """

    sections: tuple[SectionId, ...]
    attributes: WordList
    units: tuple[str, ...]
    fitting: Mapping[WordList, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@passage_check(has(NUMBER), mentions("attributes"), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each such number that ends its clause or cell."""
    if not passage.belongs_to(options.sections) or _has_unit(passage.heading_text.lower(), options):
        return
    for statement in statements(passage):
        attributes = words_in(statement, passage.words(options.attributes))
        if not attributes or statement.is_header or _has_unit(statement.context, options):
            continue
        for quantity in statement.numbers:
            attribute = _before(passage, statement, quantity, attributes)
            if attribute is not None:
                text = passage.content.reading[attribute.start : quantity.span.end]
                span = Span(attribute.start, quantity.span.end)
                yield Hit(span, {"text": quoted(text)}, fixes=_units(passage, attribute, quantity, options))


def _has_unit(context: str, options: Options) -> bool:
    return any(re.search(rf"(?<![^\W\d_]){re.escape(unit)}(?![^\W\d_])", context) for unit in options.units)


def _before(passage: PassageView, statement: Statement, quantity: Quantity, attributes: list[Span]) -> Span | None:
    """The attribute that a bare number directly follows."""
    reading = passage.content.reading
    bare = quantity.measure is Measure.NUMBER and not quantity.per and quantity.percentile is None
    if not bare or quantity.change or _is_a_name(reading, quantity) or not _ENDS.match(reading, quantity.span.end):
        return None
    earlier = [a for a in attributes if a.end <= quantity.span.start]
    if not earlier or any(earlier[-1].end <= q.span.start < quantity.span.start for q in statement.quantities):
        return None
    return earlier[-1] if _BETWEEN.fullmatch(reading, earlier[-1].end, quantity.span.start) else None


def _is_a_name(reading: str, quantity: Quantity) -> bool:
    """Whether the digits are written as those of a name are: "topic 02"."""
    return reading[quantity.number_span.start] == "0" and quantity.value >= 1


def _units(passage: PassageView, attribute: Span, quantity: Quantity, options: Options) -> tuple[Fix, ...]:
    """A choice of units for the kind of attribute."""
    kind = next((name for name in options.fitting if within(attribute, passage.words(name))), None)
    by_language = options.fitting[kind] if kind is not None else {}
    units = by_language.get(passage.surroundings.language) or by_language.get("en", ())
    number, end = passage.quote(quantity.span), quantity.span.end
    return alternatives(Span(end, end), {f"{number} {unit}": f" {unit}" for unit in units})
