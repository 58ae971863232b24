"""The reader of quantities: one pass over a text, anchored on its digits.

A compiled expression finds the next run of digits and separators; everything around it is read with anchored matches of
bounded length, so the cost is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from designdoc.recognition.quantities import dates, lead, numerals, percentiles, phrases, suffix
from designdoc.recognition.quantities.model import Comparison, Measure, Quantity
from designdoc.text import Span

_NUMERAL = re.compile(r"[0-9]+(?:(?:[.,'’_]|[ \u00a0\u202f\u2009](?=[0-9]{3}(?![0-9])))[0-9]+)*")
_FULL_WIDTH = re.compile("[０-９．，％～]")
_TO_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％～", "0123456789.,%~")
_SPACE = re.compile("[ \u00a0\u202f\u2009]")

_POWER = re.compile(
    r"[eE]([+-]?[0-9]{1,3})(?![\w.])|(?:\^|\*\*)\{?([-−]?[0-9]{1,3})\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|[ ]?[x×*·⋅][ ]?10(?:(?:\^|\*\*)\{?([-−]?[0-9]{1,3})\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))"
)
_POWER_SIGNS = frozenset("eE^*⁻⁰¹²³⁴⁵⁶⁷⁸⁹ x×·⋅")
_RANGE = re.compile(
    r"([ ]?[-‑–—~〜−][ ]?|[ ](?:to|bis|до|à|a|al|até|and|и|und|y|et)[ ]|至|到|から|부터|\.{2,3}|…)[~≈]?[$€£¥]?(?=[0-9])"
)
_CONJUNCTIONS = frozenset(["and", "и", "und", "y", "et"])
_BETWEEN = frozenset(["between", "entre", "zwischen", "между", "от", "from", "de", "von", "with", "с"])
_SHARE = re.compile(r"[ ]?([/:])[ ]?([0-9]{1,6}(?:\.[0-9]{1,4})?)(?![0-9])")
_SHARE_STARTS = frozenset("/: ")
_CHAIN_STARTS = frozenset("-‑")
_CHAIN = re.compile(r"(?:[-‑][0-9]+){2,}")
_PHONE = re.compile(r"(?:[ ()-]{1,2}[0-9]{2,}){2,}")
_LIST_MARKER = re.compile(r"[.)](?=\s)|[ \u00a0]+(?=[^\W\d_])")


class _Numeral(NamedTuple):
    """Digits read at a place: all sensible values, the likeliest first."""

    values: tuple[Decimal, ...]
    start: int
    end: int
    token: str


def read(text: str) -> tuple[Quantity, ...]:
    """All quantities in ``text``, in order; spans are offsets in it.

    Numbers that are names (versions, list markers, identifiers, "RFC 2119", "p99") are left out; dates come as
    ``Measure.DATE``.
    """
    if not text.isascii() and _FULL_WIDTH.search(text):
        text = text.translate(_TO_HALF_WIDTH)
    found: list[Quantity] = []
    markers: list[percentiles.Marker] = []
    with_words = percentiles.mentions(text)
    position = 0
    search = _NUMERAL.search
    while match := search(text, position):
        start, end = match.span()
        if start and text[start - 1] in "pP" and (marker := percentiles.marker(text, start, end)):
            markers.append(marker)
            position = marker.span.end
            continue
        if with_words and (marker := percentiles.spelled_out(text, match.group(), start, end)):
            markers.append(marker)
            position = marker.span.end
            continue
        quantity, position = read_at(text, match)
        if quantity is not None:
            found.append(quantity)
    if markers:
        return percentiles.attach(text, found, markers)
    return tuple(found)


def read_at(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity whose digits are ``match``, if they are one, and where to go on."""
    numeral = _numeral(text, match)
    if numeral is None:
        return None, match.end()
    start, end, token = numeral.start, numeral.end, numeral.token
    context = lead.read(text, start)
    if clock := text[end : end + 1] == ":" and dates.end_of_clock(text, token, end):
        return None, clock
    if not context.currency and (end_of_date := dates.end_of_date(text, token, start, end, context.word)):
        return dates.date(start, end_of_date, token), end_of_date
    if not numeral.values:
        return None, end
    following = text[end : end + 1]
    if following in _CHAIN_STARTS or context.signed:
        chain = _CHAIN.match(text, end) or (_PHONE.match(text, end) if context.signed else None)
        if chain:
            return None, chain.end()
    if not context.currency and following in _SHARE_STARTS and (shares := _shares(text, numeral)):
        return _with_shares(text, numeral, shares, context)
    return _amount(text, numeral, context)


def _numeral(text: str, match: re.Match[str]) -> _Numeral | None:
    """The digits as values; ``None`` when what stands before them makes them a name."""
    start, end = match.span()
    token = match.group()
    if start:
        if text[start - 1] == "." and (start == 1 or text[start - 2] in " (<>=~$\n|"):
            return (
                _Numeral((Decimal(f"0.{token}"),), start - 1, end, token)
                if token.isdigit() and end - start < 20
                else None
            )
        if lead.is_name(text, start):
            return None
    values = numerals.parse(token)
    if not values and (space := _SPACE.search(token)):
        end = start + space.start()
        token = text[start:end]
        values = numerals.parse(token)
    return _Numeral(values, start, end, token)


def _amount(text: str, numeral: _Numeral, context: lead.Context) -> tuple[Quantity | None, int]:
    values, end = _powers(text, numeral)
    plus = text[end : end + 1] == "+" and text[end + 1 : end + 2] == " "
    if plus:
        end += 1
        context = context._replace(comparison=Comparison.AT_LEAST)
    after = suffix.read(text, end, money=context.currency is not None)
    if not after.known:
        return None, after.end
    low = high = values[0] * after.magnitude
    upper = _upper_end(text, after, context)
    if upper is not None and upper.value >= values[0] * upper.lower_magnitude:
        low, high, after = values[0] * upper.lower_magnitude, upper.value, upper.after
        values = values[:1]
    if _is_bare_year(numeral, context, after):
        return dates.date(numeral.start, numeral.end, numeral.token), after.end
    if _is_label(text, numeral, context, after, low != high):
        return None, end
    return _build(text, numeral, context, after, low, high, values[1:]), after.end


def _powers(text: str, numeral: _Numeral) -> tuple[tuple[Decimal, ...], int]:
    """The values with a power of ten or of the number itself applied: 3e9, 3 x 10^9, 2^20, 10⁹."""
    end = numeral.end
    if text[end : end + 1] not in _POWER_SIGNS:
        return numeral.values, end
    found = _POWER.match(text, end)
    if not found:
        return numeral.values, end
    e_notation, caret, superscript, times_caret, times_superscript = found.groups()
    own = caret or superscript
    exponent = own or e_notation or times_caret or times_superscript
    base = numeral.values[0]
    factor = numerals.power(base if own else Decimal(10), exponent)
    if factor is None:
        return numeral.values, end
    return (factor if own else base * factor,), found.end()


class _Upper(NamedTuple):
    """The upper end of a range, what follows it, and the magnitude that the lower end shares ("5-10M")."""

    value: Decimal
    after: suffix.Suffix
    lower_magnitude: Decimal


def _upper_end(text: str, after: suffix.Suffix, context: lead.Context) -> _Upper | None:
    """The upper end of a range that begins with the number before ``after``."""
    found = _RANGE.match(text, after.end)
    if not found:
        return None
    word = found.group(1).strip()
    if word in _CONJUNCTIONS and context.word not in _BETWEEN:
        return None
    match = _NUMERAL.match(text, found.end())
    values = numerals.parse(match.group()) if match else ()
    if not match or not values:
        return None
    follow = suffix.read(text, match.end(), money=context.currency is not None)
    if not follow.known or not _same_kind(after, follow):
        return None
    borrows = after.number_end == after.end and after.magnitude == 1 and after.unit is None
    return _Upper(values[0] * follow.magnitude, follow, follow.magnitude if borrows else after.magnitude)


def _same_kind(first: suffix.Suffix, second: suffix.Suffix) -> bool:
    if first.unit is None and not first.noun:
        return True
    return first.unit == second.unit and first.noun == second.noun


def _shares(text: str, numeral: _Numeral) -> tuple[tuple[Decimal, ...], int] | None:
    """The parts of 80/10/10, 8:1:1 or 20/50/100 ms and where they end."""
    parts, end, sign = [numeral.values[0]], numeral.end, ""
    while len(parts) < 8 and (found := _SHARE.match(text, end)):
        if sign and found.group(1) != sign:
            break
        sign = found.group(1)
        parts.append(Decimal(found.group(2)))
        end = found.end()
    return (tuple(parts), end) if len(parts) > 1 else None


def _with_shares(
    text: str, numeral: _Numeral, shares: tuple[tuple[Decimal, ...], int], context: lead.Context
) -> tuple[Quantity | None, int]:
    parts, end = shares
    if _divides(text, numeral, end):
        return _amount(text, numeral, context)
    after = suffix.read(text, end, money=context.currency is not None)
    if not after.known:
        return None, after.end
    scaled = tuple(part * after.magnitude for part in parts)
    measure = _measure(after, context)
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


def _divides(text: str, numeral: _Numeral, end: int) -> bool:
    """Whether a slash divides rather than lists: "200000000/86400", "100 / 5 = 20"."""
    following = text[end : end + 3].lstrip()[:1]
    return following in ("=", "≈", "→") or numeral.values[0] > 1000 or " " in text[numeral.end : numeral.end + 1]


def _is_bare_year(numeral: _Numeral, context: lead.Context, after: suffix.Suffix) -> bool:
    """Whether four digits without anything that measures are a year; 2000 and 2048 are favourite round numbers."""
    return (
        dates.is_year(numeral.token)
        and numeral.token not in ("2000", "2048")
        and after.unit is None
        and not after.noun
        and after.magnitude == 1
        and context.currency is None
        and context.comparison is Comparison.EXACT
        and not context.signed
        and not context.approximate
    )


def _is_label(text: str, numeral: _Numeral, context: lead.Context, after: suffix.Suffix, is_range: bool) -> bool:
    """Whether a bare number is a name: list markers, section numbers, "step 3", citations "[12]", values of ids."""
    if after.unit is not None or after.magnitude != 1 or context.currency is not None:
        return False
    before, following = text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1]
    if before == "[" and following in ("]", ","):
        return True
    if context.line_start and not context.signed and context.comparison is Comparison.EXACT:
        marker = _LIST_MARKER.match(text, numeral.end)
        if marker and (marker.group()[0] in ".)" or ("." in numeral.token and not numeral.token.startswith("0"))):
            return True
    if after.noun and not is_range:
        return False
    return context.word.strip("(.,:*_") in phrases.LABELS and context.comparison is Comparison.EXACT


def _measure(after: suffix.Suffix, context: lead.Context) -> Measure:
    if context.currency is not None:
        return Measure.MONEY
    if after.unit is not None:
        return after.unit.measure
    return Measure.COUNT if after.noun else Measure.NUMBER


def _build(
    text: str,
    numeral: _Numeral,
    context: lead.Context,
    after: suffix.Suffix,
    low: Decimal,
    high: Decimal,
    others: tuple[Decimal, ...],
) -> Quantity:
    unit = context.currency or after.unit
    measure, end = _measure(after, context), after.end
    if (
        measure is Measure.NUMBER
        and text[end : end + 1] in ("x", "X", "×", "倍")
        and not text[end + 1 : end + 2].isalnum()
    ):
        measure, end = Measure.MULTIPLE, end + 1
    if measure is Measure.COUNT and others and low != low.to_integral_value():
        # A count is whole: "1.500 users" are fifteen hundred.
        low = high = others[0]
        others = ()
    comparison, end = _bound_after(text, end, context.comparison)
    if context.negative:
        low, high = -high, -low
    change = context.change or (
        measure is Measure.PERCENT and text[end : end + 1] == " " and _next_word(text, end) in phrases.CHANGE_AFTER
    )
    return Quantity(
        Span(context.start, end),
        Span(numeral.start, max(after.number_end, numeral.end)),
        low,
        high,
        measure,
        unit.name if unit else "",
        unit.factor if unit else Decimal(1),
        after.noun,
        after.phrase,
        after.per or context.per,
        (),
        tuple(value * after.magnitude for value in others),
        comparison,
        context.approximate,
        change,
    )


_BOUND_AFTER = re.compile(
    r"[ ]?(以内|以下|以上|未満|이하|이상|이내|미만)|[ ]or (less|fewer|lower|more|higher|better|greater)"
)
_BOUNDS = {
    "以内": Comparison.AT_MOST, "以下": Comparison.AT_MOST, "未満": Comparison.BELOW, "以上": Comparison.AT_LEAST,
    "이하": Comparison.AT_MOST, "이내": Comparison.AT_MOST, "미만": Comparison.BELOW, "이상": Comparison.AT_LEAST,
    "less": Comparison.AT_MOST, "fewer": Comparison.AT_MOST, "lower": Comparison.AT_MOST, "more": Comparison.AT_LEAST,
    "higher": Comparison.AT_LEAST, "better": Comparison.AT_LEAST, "greater": Comparison.AT_LEAST,
}  # fmt: skip


def _bound_after(text: str, end: int, comparison: Comparison) -> tuple[Comparison, int]:
    """A bound that follows the number: "100+", "5 or more", "100ms以内"."""
    following = text[end : end + 1]
    if following == "+" and not text[end + 1 : end + 2].isalnum():
        return Comparison.AT_LEAST, end + 1
    if following and (following == " " or following >= suffix.CJK):
        found = _BOUND_AFTER.match(text, end)
        if found:
            return _BOUNDS[found.group(1) or found.group(2)], end
    return comparison, end


def _next_word(text: str, end: int) -> str:
    words = text[end : end + 16].split(None, 1)
    return words[0].lower().rstrip(".,;:)") if words else ""
