"""Quantity: a number in prose with everything that says what it means."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from designdoc.records import record
from designdoc.text import Span


class Measure(str, Enum):
    """What a number measures. A rate is not a measure of its own: it is any of these *per* a time unit."""

    NUMBER = "number"
    COUNT = "count"
    DURATION = "duration"
    BYTES = "bytes"
    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    POWER = "power"
    DATE = "date"


class Comparison(str, Enum):
    """How the text bounds the number; the value is the sign a reader would write."""

    EXACT = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="

    @property
    def is_upper_bound(self) -> bool:
        """Whether the number bounds from above ("under 100 ms")."""
        return self in (Comparison.BELOW, Comparison.AT_MOST)


@record
class Quantity:
    """One number read in a text.

    ``span`` covers the number with its sign, currency and unit, but not words such as "at least" or "p99" before it;
    ``number_span`` covers the digits and the magnitude ("10M" of "10M users"). ``low`` and ``high`` are in ``unit`` and
    equal unless the text gives a range; ``factor`` turns them into the base unit of the measure (seconds, bytes, watts,
    a fraction for percentages; 1 elsewhere). ``unit`` is the canonical unit, ``noun`` the canonical noun of a count
    ("user", "request") and ``phrase`` the words that were counted, as written ("daily active users").

    ``per`` lists the denominators in order: ``("user", "day")`` for "5 requests per user per day". ``parts`` are the
    shares of a ratio such as 80/10/10. ``alternatives`` are other values the same digits can have, because "1.234" is a
    decimal here and a thousand there: a rule that calls a number wrong tries them all. ``change`` marks a difference
    ("+10 %", "by 10 %", "10 % faster") rather than a level.
    """

    span: Span
    number_span: Span
    low: Decimal
    high: Decimal
    measure: Measure
    unit: str = ""
    factor: Decimal = Decimal(1)
    noun: str = ""
    phrase: str = ""
    per: tuple[str, ...] = ()
    parts: tuple[Decimal, ...] = ()
    alternatives: tuple[Decimal, ...] = ()
    comparison: Comparison = Comparison.EXACT
    approximate: bool = False
    change: bool = False
    percentile: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number itself; the middle of a range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its measure (seconds, bytes, fraction)."""
        return self.value * self.factor

    @property
    def is_range(self) -> bool:
        """Whether the text gives two ends."""
        return self.low != self.high

    @property
    def period(self) -> Decimal | None:
        """The seconds in the time unit it is counted per; ``None`` when it is not a rate."""
        return next((TIME_UNITS[p] for p in self.per if p in TIME_UNITS), None)

    @property
    def per_second(self) -> Decimal | None:
        """The rate in base units per second; ``None`` unless time is the only denominator."""
        period = self.period
        return self.base / period if period is not None and len(self.per) == 1 else None

    @property
    def kinds(self) -> frozenset[str]:
        """What it counts for as a ``#member`` of a together-term: number, percent, duration, rate, money, bytes, count,
        thousands or date. A date is no number; everything else is. Money per month is a price and no rate, and neither
        are hours per week, which somebody works, or per cent per year, which is growth. Thousands are of anything that
        can be counted.
        """
        kinds = _KINDS[self.measure]
        if self.per and self.period is not None and self.measure not in _NO_VOLUME:
            kinds |= {"rate"}
        if self.measure in (Measure.COUNT, Measure.NUMBER) and self._is_large():
            kinds |= {"thousands"}
        return kinds

    def _is_large(self) -> bool:
        """Whether it is a thousand or more, which a number without a noun is only where it can be no year; "14.438" may
        be one, and "1.234" is a score.
        """
        if self.measure is Measure.COUNT or self.high < _FEW:
            return self.high >= _THOUSAND
        largest = max(self.high, *self.alternatives) if self.alternatives else self.high
        return largest >= _THOUSAND and not _EARLIEST_YEAR <= self.high <= _LATEST_YEAR


_KINDS = {measure: frozenset((measure.value, "number")) for measure in Measure} | {
    Measure.DATE: frozenset((Measure.DATE.value,))
}
_NO_VOLUME = (Measure.MONEY, Measure.DURATION, Measure.PERCENT)
_FEW, _THOUSAND = Decimal(10), Decimal(1000)
_EARLIEST_YEAR, _LATEST_YEAR = Decimal(1900), Decimal(2100)
MINUTE, HOUR, DAY = Decimal(60), Decimal(3600), Decimal(86400)

TIME_UNITS: dict[str, Decimal] = {
    "ns": Decimal("1e-9"),
    "us": Decimal("1e-6"),
    "ms": Decimal("1e-3"),
    "s": Decimal(1),
    "min": MINUTE,
    "h": HOUR,
    "day": DAY,
    "week": 7 * DAY,
    "month": Decimal("30.4375") * DAY,
    "quarter": Decimal("91.3125") * DAY,
    "year": Decimal("365.25") * DAY,
}
"""Seconds in each canonical unit of time; months and years are the average ones of the Julian calendar."""
