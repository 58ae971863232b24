"""What precedes a number: sign, currency, bound, and the marks that make it a name instead of an amount."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.recognition.quantities import phrases, units
from designdoc.recognition.quantities.model import Comparison

_REACH = 32
"""How many code points before a number can hold words about it."""
_SIGN_REACH = 10
"""How many code points before a number can hold its signs."""
_GAP = 4
"""How many spaces may stand between a sign or word and its number."""
_MARKS = frozenset(phrases.SIGNS) | frozenset("=+-−±$€£¥￥₽₹₩")
_CJK = "\u2e80"


class Signs(NamedTuple):
    """The signs directly before a number. ``start`` is where they begin, ``own`` where those of the number itself do
    (minus and currency, but not ``<`` or ``≈``).
    """

    start: int
    own: int
    negative: bool = False
    signed: bool = False
    currency: units.Unit | None = None
    comparison: Comparison = Comparison.EXACT
    approximate: bool = False


class Context(NamedTuple):
    """The text before a number. ``start`` is where the quantity begins (its sign or currency); ``word`` is the word
    before, in lower case; ``line_start`` says that nothing but space precedes on the line. ``rate`` is the abbreviation
    of a rate that labels the number ("QPS: 500", "| QPS | 500 |").
    """

    start: int
    negative: bool
    signed: bool
    currency: units.Unit | None
    comparison: Comparison
    approximate: bool
    change: bool
    word: str
    per: tuple[str, ...]
    line_start: bool
    rate: str = ""


def is_name(text: str, start: int) -> bool:
    """Whether the characters right before the digits make them part of a name or an address: GPT-4, k8s, #12, v2,
    Recall@10, x_1, 10.0.0.1, 第3章.
    """
    before = text[start - 1]
    if before in " (\n\t|":
        return False
    if before.isalnum():
        return before < _CJK or before in "第제"
    if before in "_#@\\&§№^":
        return True
    if before not in "-/.:,'’‑":
        return False
    second = text[start - 2] if start > 1 else " "
    if before == "/":
        return second.isalpha() and second < _CJK
    if before in "-‑":
        return second.isalnum() and not text[max(0, start - 5) : start - 1].lower().endswith("sub")
    return second.isdigit() if before in ":," else second.isalnum()


def read(text: str, start: int) -> Context:
    """The context of the number whose first digit is at ``start``."""
    position = start
    while position and text[position - 1] == " " and start - position < _GAP:
        position -= 1
    if position and text[position - 1] in _MARKS:
        signs = _signs(text, start)
        position, own = signs.start, signs.own
    else:
        signs, own = _NO_SIGNS, start
    before = text[position - _REACH if position > _REACH else 0 : position]
    words = before.lower().split()
    word = words[-1] if words else ""
    lead = _lead(words) if words else _NO_LEAD
    currency = signs.currency
    if currency is None and word.upper() in units.CURRENCY_BEFORE:
        currency, own = units.CURRENCY_BEFORE[word.upper()], position - len(word)
    return Context(
        own,
        signs.negative,
        signs.signed,
        currency,
        lead.comparison or signs.comparison,
        lead.approximate or signs.approximate,
        lead.change or signs.signed,
        word,
        _per_before(before) if before and before[-1] >= _CJK else (),
        (not words and (position <= _REACH or "\n" in before)) or before[-1:] == "\n" or _newline_last(before),
        _rate_label(words) if words else "",
    )


def _rate_label(words: list[str]) -> str:
    """The abbreviation of a rate at the end of the words before a number, with a colon, a sign or a cell border."""
    last = words[-1]
    if last in ("|", ":", "=", "≈", "~", "is", "of") and len(words) > 1:
        last = words[-2]
    elif last[-1] not in ":=≈~":
        return ""
    label = last.strip(":=≈~*_`(")
    return label if label in RATES else ""


RATES = frozenset(("qps", "rps", "tps", "iops"))
"""Abbreviations of a rate that people write before the number."""

_NO_SIGNS = Signs(0, 0)
_NO_LEAD = phrases.Lead()


def _newline_last(before: str) -> bool:
    """Whether only spaces stand between the last line break and the end."""
    stripped = before.rstrip(" \u00a0\t>#")
    return stripped[-1:] == "\n" and stripped != before


def _signs(text: str, start: int) -> Signs:
    """Signs come in any order and with spaces between: "≈ $5", "<= -3", "> ~100"."""
    position = own = start
    found = Signs(start, start)
    while position and start - position < _SIGN_REACH:
        character = text[position - 1]
        if character == " ":
            position -= 1
            continue
        if character in phrases.SIGNS:
            sign = phrases.SIGNS[character]
            found = found._replace(
                comparison=sign.comparison or found.comparison, approximate=sign.approximate or found.approximate
            )
        elif character == "=" and position > 1 and text[position - 2] in "<>":
            position -= 1
            found = found._replace(comparison=Comparison.AT_MOST if text[position - 1] == "<" else Comparison.AT_LEAST)
        elif (
            character in "+-−±"
            and position == own
            and not (character in "+-" and text[position - 2 : position - 1].isalnum())
        ):
            own = position - 1
            found = found._replace(signed=True, negative=character in "-−")
        elif character in "$€£¥￥₽₹₩" and found.currency is None and own - position < 2:
            sign_text = next((s for s in ("US$", "R$") if text.endswith(s, 0, position)), character)
            position -= len(sign_text) - 1
            own = position - 1
            found = found._replace(currency=units.CURRENCY_BEFORE.get(sign_text))
        else:
            break
        position -= 1
    return found._replace(start=position, own=own)


def _lead(words: list[str]) -> phrases.Lead:
    """What the longest run of the last three words says that bounds or blurs a number."""
    last = words[-1].strip("(:,-")
    ends = phrases.LEAD_ENDS
    if last not in ends:
        if last and last[-1] >= _CJK:
            return next((phrases.LEADS[last[-n:]] for n in (4, 3, 2, 1) if last[-n:] in phrases.LEADS), _NO_LEAD)
        return _NO_LEAD
    for length in (3, 2, 1):
        found = (
            phrases.LEADS.get(" ".join([*(w.strip("(") for w in words[-length:-1]), last]))
            if length <= len(words)
            else None
        )
        if found is not None:
            return _NO_LEAD if found.change and words[-1][-1:] in ",:" else found
    return _NO_LEAD


def _per_before(before: str) -> tuple[str, ...]:
    """Chinese, Japanese and Korean name the denominator before the number: 每秒 5000 次."""
    tail = before.rstrip()
    for length in (3, 2):
        name = phrases.CJK_PER_BEFORE.get(tail[-length:])
        if name:
            return (name,)
    return ()
