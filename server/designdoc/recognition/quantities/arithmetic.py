"""Calculations written in prose ("10M DAU x 5 requests / 86,400 s = 580 QPS"): found, and recomputed.

Authors are sloppy in harmless ways: they round 86,400 to 100,000, mean decimal or binary gigabytes, leave out a unit,
write 20 % for 0.2. A calculation is wrong only when no sensible reading comes near the stated result.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from designdoc.recognition.quantities import maths, numerals
from designdoc.recognition.quantities.model import Comparison, Measure, Quantity
from designdoc.recognition.quantities.readings import Reading, readings
from designdoc.recognition.quantities.style import in_style_of
from designdoc.records import record
from designdoc.text import Span
from designdoc.text.regex import regex

EXACT_TOLERANCE = Decimal("0.05")
ROUGH_TOLERANCE = Decimal("0.30")

_MARK = regex(r"(?<![<>!=:~≈+*/-])(=>|=(?![=<>])|≈|≃|~=|->|→|⇒)(?![=≈])")
_NEARBY = 48
MOST_TERMS = 12
"""A longer chain is left alone."""

WIDEST_GAP = 60
"""Code points between two numbers of a chain at most."""

_OPERATORS = dict.fromkeys("xX×*·⋅", "*") | dict.fromkeys("/÷", "/") | dict.fromkeys("-−–", "-") | {"+": "+"}
_GAP = regex(
    r"(?:[ ]+[^\W\d_][^\W\d_'’-]*){0,4}[ ]*(?P<close>\)*)[ ]*(?P<op>[xX×*·⋅/÷+−–-])[ ]*(?P<open>\(*)"
    r"[ ]*[$€£¥~≈]?[ ]*"
)
_TAIL = regex(r"(?:[ ]+[^\W\d_][^\W\d_'’-]*){0,4}[ ]*(?P<close>\)*)[ ]*")
_ONLY_WORDS = regex(r"[^\S\n]*(?:[^\W\d_]+[^\S\n]+){1,6}")
_TO_RESULT = regex(r"[ ]*(?:about|around|roughly|approx\.?|circa|ca\.|около|примерно|约)?[ ]*[~≈$€£¥]*[ ]*")
_UNFINISHED = regex(r"[xX×*·⋅/÷+−%^\[{<>-][ ]*\(*[ ]*$")
_FOLLOWED = regex(
    r"[ ]*(?:[×*·⋅/÷+−^]|[xX-][ ]+(?:[0-9(]|[^\W\d_](?![^\W_])))|[ ]*[xX][0-9]"
    r"|(?:[ ][^\W\d_]+){1,2}[ ]+[+×*·⋅÷−][ ]+[$€£(]?[0-9]"
)
_FACTOR_WORDS = regex(
    r"peak|replic|headroom|overhead|compress|margin|buffer|burst|redundan|growth|spike|safety|duplic|retention|factor"
    r"|utili[sz]ation|copies|пик|реплик|запас|сжати|峰值|副本|冗余|压缩|ピーク|피크|pico|réplic|spitze|puffer",
    re.IGNORECASE,
)
_CLAUSE_ENDS = regex(r"[,;.|\n](?=\s|$)|[:(|\n，。；]")
_FAILURES = (InvalidOperation, DivisionByZero, Overflow, ZeroDivisionError)


@record
class Equation:
    """A chain of at least two numbers with a stated result. ``tokens`` are indices into ``terms``, operators and
    brackets in the order written; ``written`` are the digits and magnitude of the result; ``approximate`` says that
    the author rounds ("≈", "about").
    """

    span: Span
    terms: tuple[Quantity, ...]
    tokens: tuple[int | str, ...]
    result: Quantity
    written: str
    approximate: bool
    hidden_factor: bool


@record
class Correction:
    """The right result of a wrong equation: its value in the unit of the stated result, and its text in the author's
    style, which would replace the digits of the result (``result.number_span``).
    """

    equation: Equation
    value: Decimal
    text: str


def may_hold(text: str) -> bool:
    """Whether a text holds the mark of a result at all, which is cheap to know."""
    return _MARK.search(maths.plain(text)) is not None


def read(text: str, quantities: Sequence[Quantity]) -> tuple[Equation, ...]:
    """All equations in ``text``, in order; ``quantities`` are those of the same text. Linear: each result mark looks
    at a bounded number of terms.
    """
    text = maths.plain(text)
    starts = [quantity.span.start for quantity in quantities]
    found = (_equation(text, mark, quantities, bisect_left(starts, mark.start())) for mark in _MARK.finditer(text))
    return tuple(equation for equation in found if equation is not None)


def correct(equation: Equation) -> Correction | None:
    """The right result when no sensible reading of the equation gives the stated one.

    ``None`` when one does, when words about hidden factors (peak, replicas) stand beside it, when the result is of
    another kind than the numbers (an unwritten price turns tokens into money), when a number such as 86.400 leaves open
    which result would be right, or when the result has a sign, which new digits would not mend.
    """
    if equation.hidden_factor or equation.result.low < 0 or any(map(_ambiguous, (*equation.terms, equation.result))):
        return None
    if _is_of_another_kind(equation):
        return None
    first: Decimal | None = None
    rounding = _rounding(equation)
    for reading in readings(equation.terms, equation.result):
        computed = _evaluate(equation.tokens, reading.factors)
        if computed is None or computed < 0:
            return None
        first = computed / reading.unit if first is None else first
        if _agrees(computed, reading, equation, rounding * reading.unit):
            return None
    if first is None:
        return None
    text = in_style_of(equation.written, first)
    return Correction(equation, first, text) if text is not None else None


def _is_of_another_kind(equation: Equation) -> bool:
    """Whether the result measures what the numbers cannot give, so that one of them is left out or lacks its unit."""
    terms, result = equation.terms, equation.result
    measures = {term.measure for term in terms}
    if result.measure is Measure.MONEY and Measure.MONEY not in measures:
        return True
    if result.measure is Measure.BYTES and Measure.BYTES not in measures and Measure.DURATION in measures:
        return True
    if not {"+", "-"}.isdisjoint(equation.tokens):
        timed = any(term.period is not None for term in terms)
        return Measure.MULTIPLE in measures or (result.period is not None and not timed)
    return False


def _rounding(equation: Equation) -> Decimal:
    """Half a unit of the last digit written, in the unit of the result: 1.1M may stand for 1.05M to 1.15M."""
    digits = numerals.RUN.match(equation.written)
    values = numerals.parse(digits.group()) if digits else ()
    exponent = values[0].as_tuple().exponent if values else None
    if not isinstance(exponent, int) or not values[0]:
        return Decimal(0)
    return Decimal(5).scaleb(min(exponent, 0) - 1) * abs(equation.result.low / values[0])


def _ambiguous(quantity: Quantity) -> bool:
    return bool(quantity.alternatives) and quantity.low != quantity.low.to_integral_value()


def _equation(text: str, mark: re.Match[str], quantities: Sequence[Quantity], following: int) -> Equation | None:
    """The equation around a result mark; ``following`` is the index of the first quantity after the mark."""
    if following == 0 or following == len(quantities):
        return None
    result = quantities[following]
    lead = _TO_RESULT.match(text, mark.end())
    if lead is None or result.span.start > lead.end() or result.measure is Measure.DATE or result.parts:
        return None
    terms = quantities[max(0, following - MOST_TERMS) : following]
    chain = _chain(text, terms, mark.start())
    if chain is None:
        return None
    first, tokens = chain
    start = terms[first].span.start
    for _ in range(len(tokens) - len("".join(map(str, tokens)).lstrip("("))):
        start = text.rindex("(", 0, start)
    if (first == 0 and len(terms) == MOST_TERMS) or not _stands_alone(text, start, result.span.end):
        return None
    label = _CLAUSE_ENDS.split(text[max(0, start - _NEARBY) : start].rstrip(": ("))[-1]
    remark = _CLAUSE_ENDS.split(text[result.span.end : result.span.end + _NEARBY], maxsplit=1)[0]
    around = f"{label} {text[start : result.span.end]} {remark}"
    return Equation(
        Span(start, result.span.end),
        tuple(terms[first:]),
        tokens,
        result,
        text[result.number_span.start : result.number_span.end],
        mark.group(1) != "=" or result.approximate,
        _FACTOR_WORDS.search(around) is not None,
    )


def _chain(text: str, terms: Sequence[Quantity], end: int) -> tuple[int, tuple[int | str, ...]] | None:
    """The longest run of numbers joined by operators that ends at ``end``: the index of its first, and its tokens."""
    if len(terms) < 2 or not _is_operand(terms[-1]):
        return None
    tail = _TAIL.fullmatch(text, terms[-1].span.end, end) if end - terms[-1].span.end <= WIDEST_GAP else None
    if tail is None:
        return None
    tokens: list[int | str] = [*tail.group("close")]
    first = len(terms) - 1
    while first > 0 and _is_operand(terms[first - 1]):
        before, after = terms[first - 1].span.end, terms[first].span.start
        gap = _GAP.fullmatch(text, before, after) if after - before <= WIDEST_GAP else None
        if gap is None:
            break
        tokens += [first, *gap.group("open"), _OPERATORS[gap.group("op")], *gap.group("close")]
        first -= 1
    if first == len(terms) - 1:
        return None
    tokens.append(first)
    unopened = tokens.count(")") - tokens.count("(")
    start = terms[first].span.start
    if unopened < 0 or not text[max(0, start - 8) : start].rstrip(" $€£").endswith("(" * unopened):
        return None
    if first and _ONLY_WORDS.fullmatch(text[terms[first - 1].span.end : start]):
        return None  # "10 results per 100K queries x 10 people": another number belongs to the chain.
    tokens += ["("] * unopened
    return first, tuple(token - first if isinstance(token, int) else token for token in reversed(tokens))


def _is_operand(quantity: Quantity) -> bool:
    return quantity.measure is not Measure.DATE and not quantity.parts and not quantity.is_range


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the chain is a whole calculation: no operator runs into it, and none goes on after the result."""
    before = text[max(0, start - 8) : start]
    return _UNFINISHED.search(before.rstrip(" ")) is None and _FOLLOWED.match(text, end) is None


def _agrees(computed: Decimal, reading: Reading, equation: Equation, rounding: Decimal) -> bool:
    tolerance = ROUGH_TOLERANCE if equation.approximate else EXACT_TOLERANCE
    low, high = sorted((reading.low, reading.high))
    if equation.result.comparison.is_upper_bound:
        return computed <= high * (1 + tolerance) + rounding
    if equation.result.comparison in (Comparison.ABOVE, Comparison.AT_LEAST):
        return computed >= low * (1 - tolerance) - rounding
    return low * (1 - tolerance) - rounding <= computed <= high * (1 + tolerance) + rounding


def _evaluate(tokens: tuple[int | str, ...], factors: tuple[Decimal, ...]) -> Decimal | None:
    """The value of the chain with the usual precedence; ``None`` when it has none (division by zero)."""
    values: list[Decimal] = []
    operators: list[str] = []
    weight = {"+": 1, "-": 1, "*": 2, "/": 2}
    try:
        for token in tokens:
            if isinstance(token, int):
                values.append(factors[token])
            elif token == "(":
                operators.append(token)
            elif token == ")":
                while operators[-1] != "(":
                    _apply(values, operators.pop())
                operators.pop()
            else:
                while operators and operators[-1] != "(" and weight[operators[-1]] >= weight[token]:
                    _apply(values, operators.pop())
                operators.append(token)
        while operators:
            _apply(values, operators.pop())
    except (*_FAILURES, IndexError):
        return None
    return values[0] if len(values) == 1 else None


def _apply(values: list[Decimal], operator: str) -> None:
    right, left = values.pop(), values.pop()
    if operator == "*":
        values.append(left * right)
    elif operator == "/":
        values.append(left / right)
    elif operator == "+":
        values.append(left + right)
    else:
        values.append(left - right)
