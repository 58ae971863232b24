"""All sensible ways to read the numbers of one calculation, the plainest first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from designdoc.recognition.quantities import numerals
from designdoc.recognition.quantities.dimensions import byte_unit
from designdoc.recognition.quantities.model import DAY, TIME_UNITS, Measure, Quantity
from designdoc.recognition.quantities.units import MAGNITUDES, Unit

MOST = 4000
"""The most readings of a chain that are tried; a chain with more is never called wrong."""

_BILLION = Decimal(10**9)
_BITS = Decimal(8)
_THOUSANDS = frozenset((Decimal(1000), Decimal(1024)))
_BY_HAND = frozenset(map(Decimal, (24, 30, 60, 365, 1440, 3600, 86_400, 100_000)))
"""Numbers with which an author turns one unit of time into another."""
_SECONDS_PER_DAY = {DAY: (Decimal(100_000),), Decimal(100_000): (DAY,)}


class Reading(NamedTuple):
    """One reading: the value of each factor, and the bounds of the result in the same terms. ``unit`` turns the
    computed value into the unit in which the result is written.
    """

    factors: tuple[Decimal, ...]
    low: Decimal
    high: Decimal
    unit: Decimal


class _Mode(NamedTuple):
    """Choices that hold for the whole calculation, or it would make no sense: what a unit of bytes or time means."""

    binary: bool
    bytes_applied: bool
    seconds: bool


_MODES = (
    _Mode(binary=False, bytes_applied=True, seconds=False),
    _Mode(binary=True, bytes_applied=True, seconds=False),
    _Mode(binary=False, bytes_applied=True, seconds=True),
    _Mode(binary=True, bytes_applied=True, seconds=True),
    _Mode(binary=False, bytes_applied=False, seconds=False),
    _Mode(binary=False, bytes_applied=False, seconds=True),
)


def readings(terms: tuple[Quantity, ...], result: Quantity) -> Iterator[Reading]:
    """The readings of a calculation, without repetition, at most ``MOST``."""
    seen: set[tuple[tuple[Decimal, ...], Decimal, Decimal]] = set()
    for mode in sorted(_MODES, key=lambda mode: not mode.seconds) if _converts_time(terms, result) else _MODES:
        choices = [_factor_values(term, mode) for term in terms]
        choices = _with_units_turned_by_hand(terms, choices)
        if result.measure is Measure.BYTES:
            sized = any(term.measure is Measure.BYTES for term in terms)
            choices = [_as_bytes_too(term, values, sized=sized) for term, values in zip(terms, choices, strict=True)]
        for unit, factors in islice(product(_result_units(terms, result, mode), product(*choices)), MOST):
            for low, high in _result_values(result):
                key = (factors, low * unit, high * unit)
                if key not in seen:
                    seen.add(key)
                    yield Reading(factors, low * unit, high * unit, unit)


def _with_units_turned_by_hand(
    terms: tuple[Quantity, ...], choices: list[tuple[Decimal, ...]]
) -> list[tuple[Decimal, ...]]:
    """The choices where an author turns units himself: an 8 turns bits into bytes, so that the bits are no bytes yet;
    a 1000 beside a price per gigabyte turns the units that are converted already.
    """
    numbers = {term.value for term in terms if term.measure is Measure.NUMBER}
    if _BITS in numbers:
        pairs = zip(terms, choices, strict=True)
        choices = [values[::-1] if term.unit.endswith("bit") else values for term, values in pairs]
    if not _THOUSANDS.isdisjoint(numbers) and any(byte_unit(per) for term in terms for per in term.per):
        pairs = zip(terms, choices, strict=True)
        choices = [(*values, Decimal(1)) if term.value in _THOUSANDS else values for term, values in pairs]
    return choices


def _converts_time(terms: tuple[Quantity, ...], result: Quantity) -> bool:
    """Whether times have to be turned into one unit: "10,000 x 10 ms = 100 s", "2 h x 160 kbps", "2 years x 1 GB/day",
    "10 TB / 100 MB/s = 28 h", "5 GB/s x $0.08/GB = $1,440 an hour".
    """
    durations = [term.factor for term in terms if term.measure is Measure.DURATION and not term.per]
    periods = {term.period for term in terms if term.period is not None and term.measure is not Measure.DURATION}
    if result.measure is Measure.DURATION:
        return bool({*durations, *periods} - {result.factor})
    if len(durations) > len(periods) or any(term.value in _BY_HAND for term in terms):
        return False
    if not durations and result.period is not None:
        return bool(periods - {result.period})
    return any(set(durations) - {period} for period in periods)


def _cancels_time(terms: tuple[Quantity, ...]) -> bool:
    """Whether every rate among the factors has a duration to go with."""
    durations = sum(term.measure is Measure.DURATION for term in terms)
    return durations >= sum(term.period is not None and term.measure is not Measure.DURATION for term in terms)


def _factor_values(term: Quantity, mode: _Mode) -> tuple[Decimal, ...]:
    """What one factor can be worth under a mode."""
    value = term.value
    if term.measure is Measure.PERCENT:
        share = value * term.factor
        return (share, value, 1 + share, 1 - share)
    if term.measure is Measure.DURATION:
        return (value * term.factor,) if mode.seconds else (value,)
    values = _in_base_unit(term, mode)
    for unit in filter(None, map(byte_unit, term.per)):
        values = tuple(v / _byte_scale(unit, mode) for v in values)
    if mode.seconds and term.period is not None and term.measure is not Measure.MONEY:
        return tuple(v / term.period for v in values)
    return values


def _in_base_unit(term: Quantity, mode: _Mode) -> tuple[Decimal, ...]:
    """What the number of a factor can be worth in the base unit of its measure, without its denominators."""
    value = term.value
    if term.measure is Measure.BYTES:
        scale = _byte_scale(_unit_of(term), mode)
        return (value * scale, value * scale * 8) if term.per or scale == 1 else (value * scale,)
    if term.measure is Measure.POWER:
        return (value * term.factor,)
    values = (value, *term.alternatives, *_SECONDS_PER_DAY.get(value, ()))
    if term.measure is Measure.MONEY:
        values = (*(value / many for per in term.per if (many := _how_many(per))), *values)
    return values


def _how_many(per: str) -> Decimal | None:
    """The number in a denominator such as "1M token"."""
    digits, _, _ = per.partition(" ")
    letter = digits[-1:]
    if letter in MAGNITUDES:
        digits = digits[:-1]
    values = numerals.parse(digits) if digits[:1].isdigit() else ()
    return values[0] * MAGNITUDES.get(letter, Decimal(1)) if values and values[0] else None


def _as_bytes_too(term: Quantity, values: tuple[Decimal, ...], *, sized: bool) -> tuple[Decimal, ...]:
    """Where bytes come out though none went in, the B of "500B" meant them and not billions; else it may have."""
    billions = term.measure is Measure.NUMBER and term.value >= _BILLION
    if not billions:
        return values
    return (*values, term.value / _BILLION) if sized else (term.value / _BILLION, *values)


def _unit_of(quantity: Quantity) -> Unit:
    return Unit(quantity.unit, quantity.measure, quantity.factor)


def _byte_scale(unit: Unit, mode: _Mode) -> Decimal:
    if not mode.bytes_applied:
        return Decimal(1)
    power = {"K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6}.get(unit.name[:1], 0)
    if mode.binary and power and unit.name.endswith("B"):
        return Decimal(1024**power)
    return unit.factor


def _result_units(terms: tuple[Quantity, ...], result: Quantity, mode: _Mode) -> tuple[Decimal, ...]:
    """The units in which the result can be written, in terms of what the factors give."""
    if result.measure is Measure.BYTES:
        scale = _byte_scale(_unit_of(result), mode)
        units: tuple[Decimal, ...] = (scale,) if result.unit.endswith("B") else (scale, scale * 8)
    elif result.measure is Measure.PERCENT:
        units = (result.factor, Decimal(1))
    elif result.measure is Measure.POWER or (result.measure is Measure.DURATION and mode.seconds):
        units = (result.factor,)
    else:
        units = (Decimal(1),)
    if mode.seconds and result.period is not None:
        by_time = tuple(unit / result.period for unit in units)
        return units + by_time if _converts_time(terms, result) and _cancels_time(terms) else by_time + units
    times = {p for term in terms for p in _times(term)}
    own = _times(result)
    if own and times - set(own) and not mode.seconds:
        # "1,000 QPS x 2 = 173M a day" converts on the way; so does "90 min x 2 = 3 h".
        units += tuple(unit * a / b for unit in units for a in own for b in sorted(times)) + tuple(
            unit * b / a for unit in units for a in own for b in sorted(times)
        )
    return units


def _times(quantity: Quantity) -> tuple[Decimal, ...]:
    if quantity.measure is Measure.DURATION:
        return (quantity.factor,)
    return tuple(TIME_UNITS[p] for p in quantity.per if p in TIME_UNITS)


def _result_values(result: Quantity) -> Iterator[tuple[Decimal, Decimal]]:
    yield result.low, result.high
    for value in result.alternatives:
        yield value, value
