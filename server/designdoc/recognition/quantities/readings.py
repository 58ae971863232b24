"""All sensible ways to read the numbers of one calculation, the plainest first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from designdoc.recognition.quantities import numerals
from designdoc.recognition.quantities.model import DAY, TIME_UNITS, Measure, Quantity
from designdoc.recognition.quantities.units import MAGNITUDES

MOST = 4000
"""Readings tried at most; a chain with more is never called wrong."""

_BILLION = Decimal(10**9)
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
        if result.measure is Measure.BYTES:
            choices = [_as_bytes_too(term, values) for term, values in zip(terms, choices, strict=True)]
        for unit, factors in islice(product(_result_units(terms, result, mode), product(*choices)), MOST):
            for low, high in _result_values(result):
                key = (factors, low * unit, high * unit)
                if key not in seen:
                    seen.add(key)
                    yield Reading(factors, low * unit, high * unit, unit)


def _converts_time(terms: tuple[Quantity, ...], result: Quantity) -> bool:
    """Whether a duration has to be turned into another unit of time: "10,000 x 10 ms = 100 s", "2 h x 160 kbps"."""
    durations = {term.factor for term in terms if term.measure is Measure.DURATION}
    if result.measure is Measure.DURATION:
        return bool(durations - {result.factor})
    return bool(durations - {1}) and any(t.period == 1 and t.measure is not Measure.DURATION for t in terms)


def _factor_values(term: Quantity, mode: _Mode) -> tuple[Decimal, ...]:
    """What one factor can be worth under a mode."""
    value = term.value
    if term.measure is Measure.PERCENT:
        share = value * term.factor
        return (share, value, 1 + share, 1 - share)
    if term.measure is Measure.BYTES:
        scale = _byte_scale(term, mode)
        return (value * scale, value * scale * 8) if term.per or scale == 1 else (value * scale,)
    if term.measure is Measure.DURATION:
        return (value * term.factor,) if mode.seconds else (value,)
    values = (value, *term.alternatives, *_SECONDS_PER_DAY.get(value, ()))
    if term.measure is Measure.MONEY:
        values = (*(value / many for per in term.per if (many := _how_many(per))), *values)
    if mode.seconds and term.period is not None and term.measure is not Measure.MONEY:
        return tuple(v / term.period for v in values)
    return values


def _how_many(per: str) -> Decimal | None:
    """The number in a denominator such as "1M token"."""
    digits, _, _ = per.partition(" ")
    letter = digits[-1:]
    if letter in MAGNITUDES:
        digits = digits[:-1]
    values = numerals.parse(digits) if digits[:1].isdigit() else ()
    return values[0] * MAGNITUDES.get(letter, Decimal(1)) if values and values[0] else None


def _as_bytes_too(term: Quantity, values: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Where bytes come out, the B of "500B" may have meant them and not billions."""
    billions = term.measure is Measure.NUMBER and term.value >= _BILLION
    return (*values, term.value / _BILLION) if billions else values


def _byte_scale(quantity: Quantity, mode: _Mode) -> Decimal:
    if not mode.bytes_applied:
        return Decimal(1)
    power = {"K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6}.get(quantity.unit[:1], 0)
    if mode.binary and power and quantity.unit.endswith("B"):
        return Decimal(1024**power)
    return quantity.factor


def _result_units(terms: tuple[Quantity, ...], result: Quantity, mode: _Mode) -> tuple[Decimal, ...]:
    """The units in which the result can be written, in terms of what the factors give."""
    if result.measure is Measure.BYTES:
        scale = _byte_scale(result, mode)
        units: tuple[Decimal, ...] = (scale,) if result.unit.endswith("B") else (scale, scale * 8)
    elif result.measure is Measure.PERCENT:
        units = (result.factor, Decimal(1))
    elif result.measure is Measure.DURATION and mode.seconds:
        units = (result.factor,)
    else:
        units = (Decimal(1),)
    if mode.seconds and result.period is not None:
        by_time = tuple(unit / result.period for unit in units)
        return units + by_time if _converts_time(terms, result) else by_time + units
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
