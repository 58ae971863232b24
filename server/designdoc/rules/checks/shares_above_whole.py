"""Shares of one whole that are given to different groups add up to more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.figures.subjects import beside
from designdoc.rules.seeing.needs import PERCENT, belongs, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span

_REACH = 20
"""The most code points between a share and the group it belongs to."""


@record
class Options:
    """``groups`` is the word list of those who take shares; ``steps`` are words that say one share follows another."""

    groups: WordList
    steps: tuple[str, ...]
    sections: tuple[SectionId, ...] = ()


@passage_check(has(PERCENT), mentions("groups"), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each statement whose groups take more than a hundred percent."""
    if options.sections and not passage.belongs_to(options.sections):
        return
    for statement in statements(passage):
        named = words_in(statement, passage.words(options.groups))
        shares = _shares(passage, statement, named)
        total = sum((q.value for q in shares), Decimal(0))
        if len(shares) > 1 and total > 101 and not any(step in statement.text.lower() for step in options.steps):
            span = Span(shares[0].span.start, shares[-1].span.end)
            yield Hit(span, {"sum": f"{total.normalize():f}"})


def _shares(passage: PassageView, statement: Statement, named: list[Span]) -> list[Quantity]:
    """The percentages that belong to a group each; empty when a group has two, which is a ramp-up."""
    owners: dict[str, Quantity] = {}
    for quantity in statement.numbers:
        if quantity.measure is not Measure.PERCENT or quantity.change or quantity.comparison is not Comparison.EXACT:
            continue
        own = [s for s in named if beside(statement, [s], quantity, _REACH)]
        own = own or [s for s in named if _follows(statement, s, quantity)][:1]
        for span in own[-1:]:
            name = passage.quote(span).lower()
            if name in owners or quantity.is_range:
                return []
            owners[name] = quantity
    return list(owners.values())


def _follows(statement: Statement, span: Span, quantity: Quantity) -> bool:
    """Whether a group is named shortly after a share: "60% of the users are in the control arm"."""
    near = 0 <= span.start - quantity.span.end <= 2 * _REACH
    return near and not any(quantity.span.end <= q.span.start < span.start for q in statement.quantities)
