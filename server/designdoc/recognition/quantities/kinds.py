"""Whether a calculation can give what its result measures, or leaves out a factor that its author had in mind."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.recognition.quantities import dimensions
from designdoc.recognition.quantities.model import DAY, Measure, Quantity

_PEOPLE = ("user", "person")


def of_another_kind(
    tokens: tuple[int | str, ...], terms: Sequence[Quantity], result: Quantity, *, may_be_bytes: bool
) -> bool:
    """Whether the result measures what the numbers cannot give, so that one of them is left out or lacks its unit: the
    price per gigabyte, the bytes of one element of a vector. ``tokens`` are those of an ``Equation``.
    """
    dimension = dimensions.of_chain(tokens, terms)
    if dimension is None:
        return True
    unsized = result.measure is Measure.NUMBER
    if unsized and _is_labour(terms):
        return True
    if not unsized and dimension != dimensions.of(result) and not may_be_bytes:
        return True
    timed = any(term.period is not None for term in terms)
    if {"+", "-"}.isdisjoint(tokens):
        shared = terms[0].measure is Measure.PERCENT and all(term.measure is not Measure.DURATION for term in terms)
        if shared and result.period is not None and not timed:
            return True  # "60% x 300 KB = 18 TB/day" is a share of things whose number stands somewhere else.
        return "/" not in tokens and result.period is not None and not timed and any(map(_is_moment, terms))
    if unsized and dimension.bytes:
        return True
    measures = {term.measure for term in terms}
    fee = terms[0].measure is Measure.PERCENT and measures != {Measure.PERCENT}
    return fee or Measure.MULTIPLE in measures or (result.period is not None and not timed)


def _is_labour(terms: Sequence[Quantity]) -> bool:
    """Whether people work for days or months, which costs money that no factor names: "5 people x 8 months = 800K"."""
    if len(terms) != 2:
        return False
    people, time = terms
    return people.noun in _PEOPLE and time.measure is Measure.DURATION and time.factor >= DAY


def _is_moment(quantity: Quantity) -> bool:
    """Whether a number is the time that one thing takes, which gives a rate only where something is divided by it."""
    return quantity.measure is Measure.DURATION and quantity.factor < 1
