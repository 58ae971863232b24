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
from designdoc.recognition.quantities.evaluation import evaluate, of_numbers
from designdoc.recognition.quantities.kinds import of_another_kind
from designdoc.recognition.quantities.model import Comparison, Measure, Quantity
from designdoc.recognition.quantities.readings import Reading, readings
from designdoc.recognition.quantities.style import in_style_of
from designdoc.records import record
from designdoc.text import Span
from designdoc.text.regex import regex

EXACT_TOLERANCE = Decimal("0.05")
"""How far, as a share, a stated result may be from the computed one."""
ROUGH_TOLERANCE = Decimal("0.30")
"""The same for a result that is said to be rough ("~", "about")."""
_FARTHEST = Decimal(10**7)
"""The largest factor by which a slip is off: megabytes written for terabytes make a factor of a million."""

_MARK = regex(r"(?<![<>!=:~≈+*/-])(=>|=(?![=<>])|≈|≃|~=|->|→|⇒)(?![=≈])")
_SIGN = regex(r"[=>≈≃→⇒]")
"""Stands in every mark, and is found much sooner."""
_NEARBY = 48
"""How many code points before and after a result can say what it is."""
_BEFORE = 16
"""How many code points before a chain can show that it goes on to the left."""
MOST_TERMS = 12
"""The most numbers of a chain that is read; a longer one is left alone."""

WIDEST_GAP = 60
"""The most code points between two numbers of a chain."""

_OPERATORS = dict.fromkeys("xX×*·⋅", "*") | dict.fromkeys("/÷", "/") | dict.fromkeys("-−–", "-") | {"+": "+"}
_GAP = regex(
    r"(?:[ ]+[^\W\d_][^\W\d_'’-]*){0,4}[ ]*(?P<close>\)*)[ ]*(?:"
    r"(?P<op>[xX×*·⋅/÷+])(?:[ ]+(?:(?!every|each|per\b)[^\W\d_]+[ ]+){1,2}|[ ]*(?P<open>\(*)[ ]*)"
    r"|(?P<minus>[−–-])[ ]*(?P<after>\(*)[ ]*"
    r")[$€£¥~≈]?[ ]*"
)
_TAIL = regex(r"(?:[ ]+[^\W\d_][^\W\d_'’-]*){0,4}[ ]*(?P<close>\)*)[ ]*")
_ONLY_WORDS = regex(r"[^\S\n]*(?:[^\W\d_]+[^\S\n]+){1,6}")
_TO_RESULT = regex(r"[ ]*(?:about|around|roughly|approx\.?|circa|ca\.|около|примерно|约)?[ ]*[~≈$€£¥]*[ ]*")
_UNFINISHED = regex(r"[xX×*·⋅/÷+−%^\[{<>-][ ]*\(*[ ]*$")
_FOLLOWED = regex(
    r"[ ]*(?:remainder|rem\b|остат|余|나머지|[^\S\n]R[ ]?[0-9])"
    r"|[ ]*(?:[×*·⋅/÷+−^]|[xX-][ ]+(?:[0-9(]|[^\W\d_](?![^\W_])))|[ ]*[xX][0-9]"
    r"|(?:[ ][^\W\d_]+){1,2}[ ]+[+×*·⋅÷−][ ]+[$€£(]?[0-9]"
)
_BARE_B = regex(r"(?<=[0-9])B[ ]*(?:[)xX×*·⋅/÷+−=≈→]|$)")
_COUNTED = regex(r"[ ]([^\W\d_]{3,}|[\u2e80-\ud7af]{2})")
_NAME = regex(r"[ /][^\W\d_]+\Z")
_STEPPED = regex(r"(?:\b(?:every|each|alle|каждые|cada|toutes les)|[每毎])[ ]*$", re.IGNORECASE)
_FACTOR_WORDS = regex(
    r"peak|replic|headroom|overhead|compress|margin|buffer|burst|redundan|growth|spike|safety|duplic|retention|factor"
    r"|utili[sz]ation|copies|\be?cpm\b|пик|реплик|запас|сжати|峰值|副本|冗余|压缩|ピーク|피크|pico|réplic|spitze|puffer",
    re.IGNORECASE,
)
_CLAUSE_ENDS = regex(r"[,;.|\n](?=\s|$)|[:(|\n，。；]")
_FAILURES = (InvalidOperation, DivisionByZero, Overflow, ZeroDivisionError)


@record
class Equation:
    """A chain of at least two numbers with a stated result. ``tokens`` are indices into ``terms``, operators and
    brackets in the order written; ``written`` are the digits and magnitude of the result; ``approximate`` says that
    the author rounds ("≈", "about"). ``may_be_bytes``: the B of a "500B" may stand for bytes and not for billions.
    """

    span: Span
    terms: tuple[Quantity, ...]
    tokens: tuple[int | str, ...]
    result: Quantity
    written: str
    approximate: bool
    hidden_factor: bool
    may_be_bytes: bool = False


@record
class RightResult:
    """The right result of a wrong equation: its value in the unit of the stated result, and its text in the author's
    style, which would replace the digits of the result (``result.number_span``).
    """

    value: Decimal
    text: str


def may_hold(text: str) -> bool:
    """Whether a text holds the mark of a result at all, which is cheap to know."""
    text = maths.plain(text)
    return _SIGN.search(text) is not None and _MARK.search(text) is not None


def read(text: str, quantities: Sequence[Quantity]) -> tuple[Equation, ...]:
    """All equations in ``text``, in order; ``quantities`` are those of the same text. Linear: each result mark looks
    at a bounded number of terms.
    """
    text = maths.plain(text)
    starts = [quantity.span.start for quantity in quantities]
    found = (_equation(text, mark, quantities, bisect_left(starts, mark.start())) for mark in _MARK.finditer(text))
    return tuple(equation for equation in found if equation is not None)


def correct(equation: Equation) -> RightResult | None:
    """The right result when no sensible reading of the equation gives the stated one.

    ``None`` when one does, when words about hidden factors (peak, replicas) stand beside it, when the result is of
    another kind than the numbers (an unwritten price turns tokens into money), when a number such as 86.400 leaves open
    which result would be right, or when the result has a sign, which new digits would not mend.
    """
    if equation.hidden_factor or equation.result.low < 0 or any(map(_ambiguous, (*equation.terms, equation.result))):
        return None
    if of_another_kind(equation.tokens, equation.terms, equation.result, may_be_bytes=equation.may_be_bytes):
        return None
    first: Decimal | None = None
    rounding = _rounding(equation)
    for reading in readings(equation.terms, equation.result):
        computed = _value(equation, reading)
        if computed is None or computed <= 0:
            return None
        first = computed / reading.unit if first is None else first
        finest = rounding * reading.low / equation.result.low if equation.result.low else rounding
        if any(_agrees(value, reading, equation, finest) for value in _meant(computed, equation)):
            return None
    if first is None or not _within_reach(first, equation.result):
        return None
    text = in_style_of(equation.written, first)
    return RightResult(first, text) if text is not None else None


def _within_reach(computed: Decimal, result: Quantity) -> bool:
    """Whether somebody can have slipped from one to the other: what is farther away lacks a factor that its author has
    written elsewhere.
    """
    low, high = sorted((computed, result.value))
    return low > 0 and high / low < _FARTHEST


def _meant(computed: Decimal, equation: Equation) -> tuple[Decimal, ...]:
    """What the result may stand for: of a share also the rest, as in "1 error / 1,000 rows = 99.9 %"."""
    rest = equation.result.measure is Measure.PERCENT and "/" in equation.tokens
    return (computed, 1 - computed) if rest else (computed,)


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
    if _is_setting(text, mark, quantities[following - 1]):
        return None
    terms = quantities[max(0, following - MOST_TERMS) : following]
    chain = _chain(text, terms, mark.start())
    if chain is None:
        return None
    first, tokens = chain
    if "+" in tokens and _adds_unlike(text, terms[first:], result):
        return None
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
        any(_BARE_B.match(text, term.span.end - 1) for term in terms[first:]),
    )


def _is_setting(text: str, mark: re.Match[str], before: Quantity) -> bool:
    """Whether the mark gives a name its value, as in "3x3 kernel stride=2", instead of a calculation its result."""
    if mark.group() != "=" or text[mark.end() : mark.end() + 1] == " ":
        return False
    start = max(before.number_span.end, mark.start() - WIDEST_GAP)
    return _NAME.search(text, start, mark.start()) is not None


def _adds_unlike(text: str, terms: Sequence[Quantity], result: Quantity) -> bool:
    """Whether a sum counts things of different names to get a third: "4 cores + 2 disks = 10 connections"."""
    found = [_COUNTED.match(text, number.number_span.end) for number in (*terms, result)]
    words = [match[1].lower() for match in found if match]
    return len(words) == len(found) and len(set(words)) == len(words)


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
        opened = gap.group("open") or gap.group("after") or ""
        tokens += [first, *opened, _OPERATORS[gap.group("op") or gap.group("minus")], *gap.group("close")]
        first -= 1
    if first == len(terms) - 1:
        return None
    tokens.append(first)
    unopened = tokens.count(")") - tokens.count("(")
    start = terms[first].span.start
    if unopened < 0 or not text[max(0, start - 8) : start].rstrip(" $€£").endswith("(" * unopened):
        return None
    if first and _belongs(text[terms[first - 1].span.end : start], in_brackets=unopened > 0):
        return None
    tokens += ["("] * unopened
    return first, tuple(token - first if isinstance(token, int) else token for token in reversed(tokens))


def _belongs(between: str, *, in_brackets: bool) -> bool:
    """Whether the number before a chain is part of it, by the text between: "10 results per 100K queries x 10 people",
    "288 samples (5-min buckets) x 365 days".
    """
    return _ONLY_WORDS.fullmatch(between) is not None or (in_brackets and not between.strip(" ("))


def _is_operand(quantity: Quantity) -> bool:
    return quantity.measure is not Measure.DATE and not quantity.parts and not quantity.is_range


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the chain is a whole calculation: no operator runs into it, none goes on after the result, its brackets
    are no function's, and it does not begin with a step ("every 5 min x 24 hours").
    """
    before = text[max(0, start - _BEFORE) : start]
    if _STEPPED.search(before) or (text[start] == "(" and before[-1:].isalnum()):
        return False
    return _UNFINISHED.search(before[-8:].rstrip(" ")) is None and _FOLLOWED.match(text, end) is None


def _agrees(computed: Decimal, reading: Reading, equation: Equation, rounding: Decimal) -> bool:
    tolerance = ROUGH_TOLERANCE if equation.approximate else EXACT_TOLERANCE
    low, high = sorted((reading.low, reading.high))
    if equation.result.comparison.is_upper_bound:
        return computed <= high * (1 + tolerance) + rounding
    if equation.result.comparison in (Comparison.ABOVE, Comparison.AT_LEAST):
        return computed >= low * (1 - tolerance) - rounding
    return low * (1 - tolerance) - rounding <= computed <= high * (1 + tolerance) + rounding


def _value(equation: Equation, reading: Reading) -> Decimal | None:
    """What the chain gives in one reading; ``None`` when that is no number (division by zero)."""
    try:
        return evaluate(equation.tokens, reading.factors, of_numbers)
    except _FAILURES:
        return None
