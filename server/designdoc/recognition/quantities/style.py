"""Numbers written in the style of the author: separators, decimals, magnitude."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from designdoc.recognition.quantities import numerals, units
from designdoc.text.regex import regex

_PARTS = regex(r"([0-9](?:[0-9.,'’_ \u00a0\u202f\u2009]*[0-9])?)(.*)", re.DOTALL)
_LETTERS = ("", "k", "M", "B", "T")
_WORDS = ("", "thousand", "million", "billion", "trillion")
_GROUP = 3
"""Digits that a separator of thousands has after it: the sign of "1.0" is a decimal one, though the number is whole."""


def in_style_of(written: str, value: Decimal) -> str | None:
    """``value`` as the author of ``written`` ("5,787", "1.2k", "50 million") would have written it; ``None`` when that
    style cannot be told.
    """
    found = _PARTS.fullmatch(written)
    if found is None:
        return None
    token, suffix = found.groups()
    word = suffix.strip()
    magnitude = units.magnitude(word) if word else Decimal(1)
    if magnitude is None:
        return None
    scaled = value / magnitude
    if word and not word.isascii():
        # Millions in Russian and ten thousands in Chinese have no letter to change to.
        suffix, scaled = (suffix, scaled) if scaled >= 1 else ("", value)
    elif word and not 1 <= scaled < 1000:
        suffix, scaled = _other_magnitude(suffix, word, value)
    decimal_sign, group_sign = _signs(token)
    if word and not word.isascii() and group_sign not in token:
        group_sign = ""
    return _digits(scaled, token, decimal_sign, group_sign) + suffix


def plain(value: Decimal) -> str:
    """``value`` for a message: three significant digits, thousands separated, no magnitude."""
    return _digits(value, "1.0" if value < 100 else "100", ".", ",")


def _other_magnitude(suffix: str, word: str, value: Decimal) -> tuple[str, Decimal]:
    """The suffix of the same family in which ``value`` has one to three digits before the point."""
    family = _WORDS if word.lower() in _WORDS else _LETTERS
    index = 0
    while index < 4 and abs(value) >= 1000 ** (index + 1):
        index += 1
    new = family[index]
    if new == "k" and word == "K":
        new = "K"
    space = suffix[: len(suffix) - len(suffix.lstrip())] if new else ""
    return space + new, value / 1000**index


def _signs(token: str) -> tuple[str, str]:
    """The author's decimal sign and separator of thousands; English ones where the number shows none."""
    if "__" in token:
        return ".", "{,}" if "___" in token else "\\,"
    value = numerals.parse(token)
    last = max(token.rfind("."), token.rfind(","))
    is_decimal = last >= 0 and value and (value[0] != value[0].to_integral_value() or len(token) - last - 1 != _GROUP)
    decimal = token[last] if is_decimal else ""
    group = next((sign for sign in token if not sign.isdigit() and sign != decimal), "")
    if decimal == "," or group == ".":
        return ",", group or "."
    return ".", group or ("" if len(token) > 3 and token.isdigit() else ",")


def _digits(value: Decimal, token: str, decimal_sign: str, group_sign: str) -> str:
    wants_decimals = value != value.to_integral_value() and (value < 10 or (value < 100 and decimal_sign in token[1:]))
    written = len(token.rpartition(decimal_sign)[2]) if decimal_sign in token else 0
    places = 1 - value.adjusted() if value and value < 1 else max(1, min(written, 3)) if wants_decimals else 0
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) if value < Decimal("1e20") else value
    whole, _, decimals = f"{rounded:f}".partition(".")
    decimals = decimals.rstrip("0")
    if len(whole) > 3 and group_sign:
        whole = f"{int(whole):,}".replace(",", group_sign)
    return f"{whole}{decimal_sign}{decimals}" if decimals else whole
