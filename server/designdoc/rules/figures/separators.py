"""Numbers such as "1.200", which is twelve hundred where people write "1,5" and a decimal number where they do not.

One number alone does not tell, and a document in German may well hold English figures; but an author writes all of them
alike.
"""

from __future__ import annotations

from designdoc.recognition.quantities import Quantity
from designdoc.records import replace


def is_doubtful(number: Quantity) -> bool:
    """Whether the number was read as a decimal one, and its sign may separate thousands as well."""
    return bool(number.alternatives) and number.alternatives[0] > number.value


def in_thousands(number: Quantity) -> Quantity:
    """The number with a sign that separates thousands, if it may be one."""
    return replace(number, low=number.alternatives[0], high=number.alternatives[0]) if is_doubtful(number) else number


def counted_alike(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two counts or rates: nobody counts in thousandths what stands beside another number."""
    if is_doubtful(one) is is_doubtful(other):
        return one, other
    return in_thousands(one), in_thousands(other)


def readings(*numbers: Quantity) -> tuple[tuple[Quantity, ...], ...]:
    """The ways in which measured values can be read together: "1.250 s" is either, and what contradicts it in one way
    need not in the other.
    """
    if not any(is_doubtful(number) for number in numbers):
        return (numbers,)
    return (numbers, tuple(in_thousands(number) for number in numbers))
