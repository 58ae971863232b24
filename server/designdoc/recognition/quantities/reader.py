"""The reader of quantities: one pass over a text, anchored on its digits.

A compiled expression finds the next run of digits and separators; everything around it is read with anchored matches of
bounded length, so the cost is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from decimal import Decimal

from designdoc.recognition.quantities import amounts, dates, lead, maths, numerals, percentiles, ratios, shares
from designdoc.recognition.quantities.model import Quantity
from designdoc.recognition.quantities.numerals import Numeral
from designdoc.text.regex import regex

_FULL_WIDTH = regex("[０-９．，％～]")
_TO_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％～", "0123456789.,%~")
_SPACE = regex("[ \u00a0\u202f\u2009]")

_CLOCK_STARTS = frozenset(":h時时点點시")
_CHAIN_STARTS = frozenset("-‑")
_CHAIN = regex(r"(?:[-‑][0-9]+){2,}")
_REGISTRANT = regex(r"10\.[0-9]{4,6}")
_IDENTIFIER = regex(r"/[^\s)\]>]+")
"""What follows the prefix of a DOI, or the address of a network."""
_AREA_CODE = regex(r"\)[ ]?[0-9]{3,4}[-. ][0-9]{3,4}(?![0-9])")
_PHONE = regex(r"(?:[ ()-]{1,2}[0-9]{2,}){2,}")


def read(text: str) -> tuple[Quantity, ...]:
    """All quantities in ``text``, in order; spans are offsets in it.

    Numbers that are names (versions, list markers, identifiers, "RFC 2119", "p99") are left out; dates come as
    ``Measure.DATE``.
    """
    if not text.isascii():
        if _FULL_WIDTH.search(text):
            text = text.translate(_TO_HALF_WIDTH)
        text = shares.plain(text)
    text = maths.plain(text)
    found: list[Quantity] = []
    markers: list[percentiles.Marker] = []
    with_words = percentiles.mentions(text)
    position = 0
    search = numerals.RUN.search
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
    if found:
        markers += percentiles.medians(text)
    if markers:
        return percentiles.attach(text, found, sorted(markers, key=lambda mark: mark.span))
    return tuple(found)


def read_at(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity whose digits are ``match``, if they are one, and where to go on."""
    numeral = _numeral(text, match)
    if numeral is None:
        return None, match.end()
    start, end, token = numeral.start, numeral.end, numeral.token
    context = lead.read(text, start)
    following = text[end : end + 1]
    may_be_clock = following in _CLOCK_STARTS or (following == " " and text.startswith("Uhr", end + 1))
    if clock := may_be_clock and dates.end_of_clock(text, token, end):
        return None, clock
    if following == "/" and _REGISTRANT.fullmatch(token) and (identifier := _IDENTIFIER.match(text, end)):
        return None, identifier.end()
    if not context.currency and (end_of_date := dates.end_of_date(text, token, end, context.word)):
        return dates.date(start, end_of_date, token), end_of_date
    if following == "/" and not numeral.values:
        identifier = _IDENTIFIER.match(text, end)
        return None, identifier.end() if identifier else end
    if following == ")" and text[start - 1 : start] == "(" and (phone := _AREA_CODE.match(text, end)):
        return None, phone.end()
    if not numeral.values:
        return None, end
    if following in _CHAIN_STARTS or context.signed:
        chain = _CHAIN.match(text, end) or (_PHONE.match(text, end) if context.signed else None)
        if chain:
            return None, chain.end()
    if not context.currency and following in ratios.STARTS and (found := ratios.read(text, numeral, context)):
        return found
    return amounts.read(text, numeral, context)


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    """The digits as values; ``None`` when what stands before them makes them a name."""
    start, end = match.span()
    token = match.group()
    if start:
        if text[start - 1] == "." and (start == 1 or text[start - 2] in " (<>=~$\n|"):
            return (
                Numeral((Decimal(f"0.{token}"),), start - 1, end, token)
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
    return Numeral(values, start, end, token)
