"""Numerals: digits with separators of any locale -> exact values.

"1,000" and "1.000" are written by different people for the same number, and "1.234" is a decimal for one and a thousand
for the other. ``parse`` gives the most likely value first and the other reading after it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from designdoc.text.regex import regex

RUN = regex(r"[0-9][0-9]*(?:(?:[.,'’]|_{1,3}|[ \u00a0\u202f\u2009](?=[0-9]{3}(?![0-9])))[0-9]+)*")
"""A run of digits and separators: where every quantity begins. ``maths`` writes the thin spaces of LaTeX as several
low lines. An expression that begins with one character of some, and not with several, is sooner found.
"""

LONGEST = 40
"""The most characters of a run of digits; a longer one is an identifier or an attack, not a quantity."""

_SECONDS_OF_A_DAY = Decimal(86_400)
"""However it is written, in a design it is nothing else."""
_GROUP_SIGNS = str.maketrans("", "", "_'’ \u00a0\u202f\u2009")
_SPACED = regex(r"[0-9]{1,3}(?:(?:['’ \u00a0\u202f\u2009]|_{1,3})[0-9]{3})+(?:[.,][0-9]+)?")
_GROUPED = regex(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_INDIAN = regex(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


_POWER = regex(
    r"[eE]([+-]?[0-9]{1,3})(?![\w.])|(?:\^|\*\*)\{?([-−]?[0-9]{1,3})\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|[ ]?[x×*·⋅][ ]?10(?:(?:\^|\*\*)\{?([-−]?[0-9]{1,3})\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))"
)
_POWER_SIGNS = frozenset("eE^*⁻⁰¹²³⁴⁵⁶⁷⁸⁹ x×·⋅")


class Numeral(NamedTuple):
    """Digits at a place in a text: all sensible values, the likeliest first."""

    values: tuple[Decimal, ...]
    start: int
    end: int
    token: str


def parse(token: str) -> tuple[Decimal, ...]:
    """All sensible values of a token of digits and separators, the likeliest first; empty when it is no number."""
    if token.isdigit():
        return (Decimal(token),) if len(token) <= LONGEST else ()
    if len(token) > LONGEST:
        return ()
    plain = token.translate(_GROUP_SIGNS)
    if len(plain) != len(token) and not _SPACED.fullmatch(token):
        return ()
    dots, commas = plain.count("."), plain.count(",")
    if not dots and not commas:
        return (Decimal(plain),)
    if dots and commas:
        return _both_signs(plain)
    sign = "." if dots else ","
    if dots + commas > 1:
        return _several(plain, sign)
    return _single(plain, sign, grouped=plain != token)


def _both_signs(plain: str) -> tuple[Decimal, ...]:
    """1,234.5 or 1.234,5: the sign that comes last and once is the decimal one."""
    decimal_sign, group_sign = (".", ",") if plain.rfind(".") > plain.rfind(",") else (",", ".")
    if plain.count(decimal_sign) > 1:
        return ()
    whole, _, decimals = plain.partition(decimal_sign)
    if not (_GROUPED.fullmatch(whole) or (group_sign == "," and _INDIAN.fullmatch(whole))):
        return ()
    return (Decimal(f"{whole.replace(group_sign, '')}.{decimals}"),)


def _several(plain: str, sign: str) -> tuple[Decimal, ...]:
    """1,000,000 or 10,00,000; anything else with several signs (1.2.3) is a version or a list."""
    if sign == "." and plain.count(".") == 3 and all(int(part) < 256 for part in plain.split(".")):
        return ()  # An address such as 10.100.100.100.
    if _GROUPED.fullmatch(plain) or (sign == "," and _INDIAN.fullmatch(plain)):
        return (Decimal(plain.replace(sign, "")),)
    return ()


def _single(plain: str, sign: str, *, grouped: bool) -> tuple[Decimal, ...]:
    """One sign only: three digits after it may make it a separator of thousands."""
    whole, _, decimals = plain.partition(sign)
    as_decimal = Decimal(f"{whole}.{decimals}")
    if len(decimals) != 3 or len(whole) > 3 or whole.startswith("0") or grouped:
        return (as_decimal,)
    as_thousands = Decimal(whole + decimals)
    if as_thousands == _SECONDS_OF_A_DAY:
        return (as_thousands,)
    if sign == "," or (decimals == "000" and len(whole) > 1):
        return (as_thousands, as_decimal)
    return (as_decimal, as_thousands)


def power(base: Decimal, exponent: str) -> Decimal | None:
    """``base`` to a small integer exponent; ``None`` when it is too large to mean anything."""
    digits = exponent.translate(SUPERSCRIPTS).replace("−", "-")
    if len(digits) > 4:
        return None
    value = int(digits)
    return Decimal(base) ** value if abs(value) <= 64 else None


def with_power(text: str, numeral: Numeral) -> tuple[tuple[Decimal, ...], int]:
    """The values with a power of ten or of the number itself applied (3e9, 3 x 10^9, 2^20, 10⁹), and their end."""
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
    factor = power(base if own else Decimal(10), exponent)
    if factor is None:
        return numeral.values, end
    return (factor if own else base * factor,), found.end()
