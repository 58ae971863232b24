"""What precedes a number: sign, currency, bound, and the marks that make it a name instead of an amount."""

from __future__ import annotations

from typing import NamedTuple

from designdoc.recognition.quantities import phrases, units
from designdoc.recognition.quantities.model import Comparison

_REACH = 32


class Context(NamedTuple):
    """The text before a number. ``start`` is where the quantity begins (its sign or currency)."""

    start: int
    negative: bool = False
    signed: bool = False
    currency: units.Unit | None = None
    comparison: Comparison = Comparison.EXACT
    approximate: bool = False
    change: bool = False
    word: str = ""
    per: tuple[str, ...] = ()
    line_start: bool = False


def is_name(text: str, start: int) -> bool:
    """Whether the characters right before the digits make them part of a name or an address: GPT-4, k8s, #12, v2,
    Recall@10, x_1, 10.0.0.1."""
    before = text[start - 1]
    if before.isalnum():
        return before < "\u2e80"
    if before in "_#@\\&§№^":
        return True
    if before in "-/.:,'’‑":
        second = text[start - 2] if start > 1 else " "
        if before == ":":
            return second.isdigit()
        if before == "/":
            return second.isalpha() and second < "\u2e80"
        if before == "-":
            return second.isalnum() and not text[max(0, start - 5) : start - 1].lower().endswith("sub")
        return second.isalnum() if before != "," else second.isdigit()
    return False


def read(text: str, start: int) -> Context:
    """The context of the number whose first digit is at ``start``."""
    position, negative, signed = start, False, False
    currency: units.Unit | None = None
    comparison, approximate, change = Comparison.EXACT, False, False
    # Signs come in any order and with spaces between: "≈ $5", "<= -3", "> ~100".
    quantity_start = start
    limit = max(0, start - 8)
    while position > limit:
        character = text[position - 1]
        if character in " \u00a0":
            position -= 1
        elif character in phrases.SIGNS:
            lead = phrases.SIGNS[character]
            comparison = lead.comparison or comparison
            approximate = approximate or lead.approximate
            position -= 1
        elif character == "=" and position > 1 and text[position - 2] in "<>=":
            position -= 1
            comparison = {"<": Comparison.AT_MOST, ">": Comparison.AT_LEAST}.get(text[position - 1], comparison)
            position -= 1
        elif character in "+-−±" and position == quantity_start and not (character == "-" and _is_dash(text, position)):
            signed, negative = True, character in "-−"
            position -= 1
            quantity_start = position
        elif character in "$€£¥￥₽₹₩" and currency is None:
            length = 2 if text[position - 2 : position] == "R$" else 3 if text[position - 3 : position] == "US$" else 1
            currency = units.CURRENCY_BEFORE.get(text[position - length : position])
            position -= length
            quantity_start = position
        else:
            break
    line_start = position == 0 or text[position - 1] in "\n"
    words = text[max(0, position - _REACH) : position].lower().split()
    word = words[-1] if words else ""
    lead_found = _lead(words)
    if lead_found is not None:
        comparison = lead_found.comparison or comparison
        approximate = approximate or lead_found.approximate
        change = lead_found.change
    if currency is None and word.upper() in units.CURRENCY_BEFORE:
        currency = units.CURRENCY_BEFORE[word.upper()]
        quantity_start = position - len(word)
    return Context(
        quantity_start,
        negative,
        signed,
        currency,
        comparison,
        approximate,
        change or signed,
        word,
        _per_before(text, position),
        line_start or not words and "\n" in text[max(0, position - _REACH) : position],
    )


def _is_dash(text: str, position: int) -> bool:
    """Whether the hyphen before ``position`` joins words ("sub-100 ms") rather than negates."""
    return position > 1 and text[position - 2].isalnum()


def _lead(words: list[str]) -> phrases.Lead | None:
    """The longest of the last three words that bound or blur a number."""
    if not words:
        return None
    last = words[-1].strip("(:,-")
    if len(words) > 1:
        two = f"{words[-2].strip('(')} {last}"
        if len(words) > 2:
            found = phrases.LEADS.get(f"{words[-3].strip('(')} {two}")
            if found:
                return found
        found = phrases.LEADS.get(two)
        if found:
            return found
    found = phrases.LEADS.get(last)
    if found is None and last and last[-1] >= "\u2e80":
        found = next((phrases.LEADS[last[-n:]] for n in (4, 3, 2, 1) if last[-n:] in phrases.LEADS), None)
    if found is not None and found.change and words[-1][-1:] in ",:":
        return None
    return found


def _per_before(text: str, position: int) -> tuple[str, ...]:
    if position and text[position - 1 : position].strip() < "\u2e80":
        position -= text[position - 1 : position] == " "
    for length in (3, 2):
        name = phrases.CJK_PER_BEFORE.get(text[max(0, position - length) : position])
        if name:
            return (name,)
    return ()
