"""One amount: digits, power, magnitude, unit or noun, range, and whether it is an amount at all."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from designdoc.recognition.quantities import dates, lead, numerals, phrases, suffix
from designdoc.recognition.quantities.model import Comparison, Measure, Quantity
from designdoc.recognition.quantities.numerals import Numeral
from designdoc.text import Span
from designdoc.text.regex import regex

_RANGE = regex(
    r"([ ]?[-‑–—~〜−][ ]?|[ ](?:to|bis|до|à|a|al|até|and|и|und|y|et)[ ]|[ ]?(?:至|到|から|부터)[ ]?|\.{2,3}|…)"
    r"[~≈]?[$€£¥]?(?=[0-9])"
)
_CONJUNCTIONS = frozenset(["and", "и", "und", "y", "et"])
_BETWEEN = frozenset(["between", "entre", "zwischen", "между", "от", "from", "de", "von", "with", "с"])
_ENDS = regex(r"[ ]*(?:$|[|,;.)(\n])")
_SECTION = regex(r"[1-9][0-9]?\.[0-9]{1,2}")
_LIST_MARKER = regex(r"[.)](?=\s)|[ \u00a0]+(?=[^\W\d_])")


def read(text: str, numeral: Numeral, context: lead.Context) -> tuple[Quantity | None, int]:
    """The quantity of these digits, and where to go on; ``None`` when they are a name after all."""
    values, end = numerals.with_power(text, numeral)
    plus = text[end : end + 1] == "+" and text[end + 1 : end + 2] == " "
    if plus:
        end += 1
        context = context._replace(comparison=Comparison.AT_LEAST)
    after = suffix.read(text, end, money=context.currency is not None)
    if not after.known:
        return None, after.end
    if context.rate and after.unit is None and not after.noun and _ENDS.match(text, after.end):
        label = suffix.read(f" {context.rate}", 0, money=False)
        after = after._replace(unit=label.unit, noun=label.noun, per=label.per)
    low = high = values[0] * after.magnitude
    upper = _upper_end(text, after, context)
    if upper is not None and upper.value >= values[0] * upper.lower_magnitude:
        low, high, after = values[0] * upper.lower_magnitude, upper.value, upper.after
        values = values[:1]
    if _is_label(text, numeral, context, after, low != high):
        return None, end
    if _is_bare_year(numeral, context, after):
        return dates.date(numeral.start, numeral.end, numeral.token), after.end
    return _build(text, numeral, context, after, low, high, values[1:]), after.end


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
    match = numerals.RUN.match(text, found.end())
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


def _is_bare_year(numeral: Numeral, context: lead.Context, after: suffix.Suffix) -> bool:
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


def _is_label(text: str, numeral: Numeral, context: lead.Context, after: suffix.Suffix, is_range: bool) -> bool:
    """Whether a bare number is a name: list markers, section numbers, "step 3", citations "[12]", values of ids."""
    if after.unit is not None or after.magnitude != 1 or context.currency is not None:
        return False
    before, following = text[numeral.start - 1 : numeral.start], text[numeral.end : numeral.end + 1]
    if before == "[" and following in ("]", ","):
        return True
    if context.line_start and not context.signed and context.comparison is Comparison.EXACT:
        marker = _LIST_MARKER.match(text, numeral.end)
        if marker and (marker.group()[0] in ".)" or _SECTION.fullmatch(numeral.token)):
            return True
    if after.noun and not is_range:
        return False
    return context.word.strip("(.,:*_") in phrases.LABELS and context.comparison is Comparison.EXACT


def measure_of(after: suffix.Suffix, context: lead.Context) -> Measure:
    """What a number with this suffix and context measures."""
    if context.currency is not None:
        return Measure.MONEY
    if after.unit is not None:
        return after.unit.measure
    return Measure.COUNT if after.noun else Measure.NUMBER


def _build(
    text: str,
    numeral: Numeral,
    context: lead.Context,
    after: suffix.Suffix,
    low: Decimal,
    high: Decimal,
    others: tuple[Decimal, ...],
) -> Quantity:
    unit = context.currency or after.unit
    measure, end = measure_of(after, context), after.end
    if (
        measure is Measure.NUMBER
        and text[end : end + 1] in ("x", "X", "×", "倍")
        and not text[end + 1 : end + 2].isalnum()
    ):
        measure, end = Measure.MULTIPLE, end + 1
    if measure is Measure.COUNT and others and after.magnitude == 1 and low < others[0]:
        # A count is whole, and nobody writes decimals of nothing: "1.500 users" are fifteen hundred.
        low = high = others[0]
        others = ()
    comparison, end = _bound_after(text, end, context.comparison)
    number_end = after.number_end
    if text[number_end - 1] == "+":
        comparison, number_end = Comparison.AT_LEAST, number_end - 1
    if context.negative:
        low, high = -high, -low
    change = context.change or (
        measure is Measure.PERCENT and text[end : end + 1] == " " and _next_word(text, end) in phrases.CHANGE_AFTER
    )
    return Quantity(
        Span(context.start, end),
        Span(numeral.start, max(number_end, numeral.end)),
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


_BOUND_AFTER = regex(
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
