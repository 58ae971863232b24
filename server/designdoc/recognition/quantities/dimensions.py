"""What a calculation measures: bytes, money or power, each to some power.

Counts, shares and times are no dimensions here, because authors leave them out: "10 GB x 30 = 300 GB a month".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designdoc.recognition.quantities import units
from designdoc.recognition.quantities.evaluation import evaluate
from designdoc.recognition.quantities.model import Measure, Quantity


class Dimension(NamedTuple):
    """The exponents of what is measured; all zero for a bare number."""

    bytes: int = 0
    money: int = 0
    power: int = 0


NONE = Dimension()
_OF_MEASURE = {
    Measure.BYTES: Dimension(bytes=1),
    Measure.MONEY: Dimension(money=1),
    Measure.POWER: Dimension(power=1),
}


class _UnlikeError(Exception):
    """Two things were added that cannot be."""


def of(quantity: Quantity) -> Dimension:
    """The dimension of one number, with its denominators: "$0.09/GB" is money per byte."""
    dimension = _OF_MEASURE.get(quantity.measure, NONE)
    return dimension._replace(bytes=dimension.bytes - sum(byte_unit(per) is not None for per in quantity.per))


def byte_unit(per: str) -> units.Unit | None:
    """The unit of bytes that a denominator is, if it is one."""
    unit = units.unit(per)
    return unit if unit is not None and unit.measure is Measure.BYTES else None


def of_chain(tokens: tuple[int | str, ...], terms: Sequence[Quantity]) -> Dimension | None:
    """The dimension of a calculation; ``None`` when things are added that do not go together."""
    try:
        return evaluate(tokens, [of(term) for term in terms], _combine)
    except _UnlikeError:
        return None


def _combine(operator: str, left: Dimension, right: Dimension) -> Dimension:
    if operator in "*/":
        sign = 1 if operator == "*" else -1
        return Dimension(*(a + sign * b for a, b in zip(left, right, strict=True)))
    if left != right and NONE not in (left, right):
        raise _UnlikeError
    return right if left == NONE else left
