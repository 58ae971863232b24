"""Daily users times requests per user does not fit the stated rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum

from designdoc.findings import Related
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.recognition.quantities.model import DAY
from designdoc.recognition.quantities.style import plain
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, passage_check
from designdoc.rules.figures.equations import wrong_equations
from designdoc.rules.figures.statements import Statement, statements, words_in
from designdoc.rules.figures.subjects import beside
from designdoc.rules.seeing.needs import COUNT, belongs, has
from designdoc.rules.seeing.views import PassageView

_REACH = 28
_CALLS = frozenset(["request", "query", "event", "transaction", "operation", "session"])


@record
class Options:
    """``peak`` is the word list that marks a rate as the highest; ``daily`` are words in the phrase of daily users."""

    sections: tuple[SectionId, ...]
    peak: WordList
    daily: tuple[str, ...]


class _Part(Enum):
    """What a number is in an estimate of traffic."""

    USERS = "users a day"
    CALLS = "calls per user and day"
    AVERAGE = "calls per second"
    PEAK = "calls per second at the peak"


_BANDS = {_Part.AVERAGE: (Decimal("0.5"), Decimal(3)), _Part.PEAK: (Decimal("0.9"), Decimal(30))}
"""How far, as factors of the computed average, a stated rate may lie from it."""


@passage_check(has(COUNT), belongs("sections"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each rate outside a generous band around the average that users and requests per user give."""
    if not passage.belongs_to(options.sections) or wrong_equations(passage):
        return
    found: dict[_Part, list[Quantity]] = defaultdict(list)
    for statement in statements(passage):
        for quantity in statement.numbers:
            part = _part(passage, statement, quantity, options)
            if part is not None:
                found[part].append(quantity)
    users, calls = _the_only(found[_Part.USERS]), _the_only(found[_Part.CALLS])
    if users is None or calls is None:
        return
    average = users.value * calls.value / DAY
    for part, (low, high) in _BANDS.items():
        rate = _the_only(found[part])
        if rate is not None and not average * low <= rate.value <= average * high:
            yield _hit(passage, users, calls, rate, average)


def _part(passage: PassageView, statement: Statement, quantity: Quantity, options: Options) -> _Part | None:
    """What a number of a statement is in an estimate; ``None`` for most numbers."""
    if quantity.measure is not Measure.COUNT or quantity.is_range:
        return None
    if quantity.noun == "user" and not quantity.per and any(w in quantity.phrase.lower() for w in options.daily):
        return _Part.USERS
    if quantity.noun in _CALLS and sorted(quantity.per) == ["day", "user"]:
        return _Part.CALLS
    if quantity.noun in _CALLS and quantity.per == ("s",):
        peak = beside(statement, words_in(statement, passage.words(options.peak)), quantity, _REACH)
        return _Part.PEAK if peak else _Part.AVERAGE
    return None


def _the_only(quantities: Sequence[Quantity]) -> Quantity | None:
    """The first of some quantities that all have one value; ``None`` where they differ, or where there is none."""
    return quantities[0] if len({quantity.value for quantity in quantities}) == 1 else None


def _hit(passage: PassageView, users: Quantity, calls: Quantity, rate: Quantity, average: Decimal) -> Hit:
    values = {
        "users": passage.quote(users.span),
        "calls": passage.quote(calls.span),
        "average": plain(average),
        "stated": passage.quote(rate.span),
    }
    return Hit(rate.span, values, related=(Related("The users", users.span), Related("What they do", calls.span)))
