"""Numbers joined by slashes or colons: 80/10/10, 8:1:1, 20/50/100 ms."""

from __future__ import annotations

from decimal import Decimal

from designdoc.recognition.quantities import amounts, lead, suffix
from designdoc.recognition.quantities.model import Measure, Quantity
from designdoc.recognition.quantities.numerals import Numeral
from designdoc.text import Span
from designdoc.text.regex import regex

STARTS = frozenset("/: ")
"""What can follow the first number."""

MOST_PARTS = 8

_SHARE = regex(r"[ ]?([/:])[ ]?([0-9]{1,6}(?:\.[0-9]{1,4})?)(?![0-9])")


def read(text: str, numeral: Numeral, context: lead.Context) -> tuple[Quantity | None, int] | None:
    """The quantity of these digits with the parts that follow, and where to go on; ``None`` when no parts follow or
    the slash divides.
    """
    shares = _shares(text, numeral)
    if shares is None or _divides(text, numeral, *shares):
        return None
    parts, end = shares
    after = suffix.read(text, end, money=context.currency is not None)
    if not after.known:
        return None, after.end
    scaled = tuple(part * after.magnitude for part in parts)
    measure = amounts.measure_of(after, context)
    if measure in (Measure.NUMBER, Measure.COUNT, Measure.PERCENT):
        measure = Measure.RATIO
    unit = after.unit
    return (
        Quantity(
            Span(context.start, after.end),
            Span(numeral.start, after.number_end),
            min(scaled),
            max(scaled),
            measure,
            unit.name if unit else "",
            unit.factor if unit else Decimal(1),
            after.noun,
            after.phrase,
            after.per,
            scaled,
            comparison=context.comparison,
            approximate=context.approximate,
        ),
        after.end,
    )


def _shares(text: str, numeral: Numeral) -> tuple[tuple[Decimal, ...], int] | None:
    """All parts, the first number included, and where they end."""
    parts, end, sign = [numeral.values[0]], numeral.end, ""
    while len(parts) < MOST_PARTS and (found := _SHARE.match(text, end)):
        if sign and found.group(1) != sign:
            break
        sign = found.group(1)
        parts.append(Decimal(found.group(2)))
        end = found.end()
    return (tuple(parts), end) if len(parts) > 1 else None


def _divides(text: str, numeral: Numeral, parts: tuple[Decimal, ...], end: int) -> bool:
    """Whether a slash divides rather than lists: "200000000/86400", "100 / 5 = 20"."""
    following = text[end : end + 3].lstrip()[:1]
    if following in ("=", "≈", "→") or parts[0] > 1000:
        return True
    return text[numeral.end : numeral.end + 1] == " " and (len(parts) < 3 or max(parts) > 100)
