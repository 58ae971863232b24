"""Daily users times requests per user does not fit the stated rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from designdoc.findings import Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.quantities.model import DAY
from designdoc.recognition.quantities.style import plain
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.equations import wrong_equations
from designdoc.rules.figures.requirements import in_sections
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.figures.subjects import beside
from designdoc.rules.seeing.needs import COUNT, belongs, has
from designdoc.rules.seeing.views import PassageView

_REACH = 28
_CALLS = frozenset(["request", "query", "event", "transaction", "operation", "session"])
_AVERAGE_BAND = (Decimal("0.5"), Decimal(3))
_PEAK_BAND = (Decimal("0.9"), Decimal(30))


@record
class Options:
    """``peak`` is the word list that marks a rate as the highest; ``daily`` are words in the phrase of daily users."""

    sections: tuple[SectionId, ...]
    peak: WordList
    daily: tuple[str, ...]


class _Rate(NamedTuple):
    quantity: Quantity
    peak: bool


@passage_check(has(COUNT), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each rate outside a generous band around the average that users and requests per user give."""
    if not in_sections(passage, options.sections) or wrong_equations(passage.content):
        return
    users: list[Quantity] = []
    calls: list[Quantity] = []
    rates: list[_Rate] = []
    for statement in statements(passage):
        for quantity in statement.numbers:
            _sort(passage, statement, quantity, options, users, calls, rates)
    if len({q.value for q in users}) != 1 or len({q.value for q in calls}) != 1:
        return
    average = users[0].value * calls[0].value / DAY
    for peak in (False, True):
        chosen = [rate.quantity for rate in rates if rate.peak is peak]
        if len({q.value for q in chosen}) == 1 and not _fits(chosen[0], average, peak=peak):
            yield _hit(passage, users[0], calls[0], chosen[0], average)


def _sort(
    passage: PassageView,
    statement: Statement,
    quantity: Quantity,
    options: Options,
    users: list[Quantity],
    calls: list[Quantity],
    rates: list[_Rate],
) -> None:
    if quantity.measure is not Measure.COUNT or quantity.is_range:
        return
    if quantity.noun == "user" and not quantity.per and any(w in quantity.phrase.lower() for w in options.daily):
        users.append(quantity)
    elif quantity.noun in _CALLS and sorted(quantity.per) == ["day", "user"]:
        calls.append(quantity)
    elif quantity.noun in _CALLS and quantity.per == ("s",):
        peak = beside(statement, words_in(statement, passage.words(options.peak)), quantity, _REACH)
        rates.append(_Rate(quantity, peak))


def _fits(rate: Quantity, average: Decimal, *, peak: bool) -> bool:
    low, high = _PEAK_BAND if peak else _AVERAGE_BAND
    return average * low <= rate.value <= average * high


def _hit(passage: PassageView, users: Quantity, calls: Quantity, rate: Quantity, average: Decimal) -> Hit:
    values = {
        "users": passage.quote(users.span),
        "calls": passage.quote(calls.span),
        "average": plain(average),
        "stated": passage.quote(rate.span),
    }
    return Hit(rate.span, values, related=(Related("The users", users.span), Related("What they do", calls.span)))
