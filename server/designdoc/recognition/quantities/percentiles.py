"""Percentiles: "p99 < 100 ms", "100 ms (p99)", "the 99th percentile is 100 ms", and which number they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from designdoc.recognition.quantities.model import Measure, Quantity
from designdoc.records import replace
from designdoc.text import Span
from designdoc.text.regex import regex

_REACH = 40
"""The most code points between a percentile and the number behind it."""
_REACH_BACK = 16
"""The most code points between a number and the percentile behind it."""
_WORDS = ("centil", "zentil", "分位", "パーセンタイル", "백분위", "центил", "pctl", "quantile")
_MEDIAN_STEMS = ("edian", "édian", "едиан", "中位数", "中位數", "中央値", "중앙값", "중간값")
_MEDIAN = regex(
    r"(?<![^\W\d_])(?:median(?:wert|a)?|médiane?|mediane?|медиан[аеуы]?)(?![^\W\d_])|中位[数數]|中央値|중앙값|중간값",
    re.IGNORECASE,
)
_SPELLED = regex(
    r"(?:st|nd|rd|th|-?й|-?го|[.%])?[ -]?(?:percentiles?|pctl|quantiles?|perzentil|перцентил[а-я]*|процентил[а-я]*"
    r"|percentil[eao]*|centil[eo]?|百?分位[数点]?|パーセンタイル|백분위수?)",
    re.IGNORECASE,
)
_STOP = regex(r"[.;!?。；\n](?=\s|$|[^\x00-\x7f])|\n")
_BACK = regex(r"[ ]?[(@]?[ ]?(?:(?:at|in|for|by|в|bei|im|a|en)[ ])?(?:the[ ])?", re.IGNORECASE)
_CARRIES = frozenset((Measure.DURATION, Measure.NUMBER, Measure.BYTES))
_HAS_MEDIAN = frozenset((Measure.DURATION, Measure.BYTES))
"""The word is common in other senses: of a plain number ("the median of 5 runs") it says nothing."""
_HALF = Decimal(50)


class Marker(NamedTuple):
    """A percentile named in the text."""

    value: Decimal
    span: Span
    carries: frozenset[Measure] = _CARRIES


def medians(text: str) -> list[Marker]:
    """The words for a median, which is the 50th percentile."""
    if not any(map(text.__contains__, _MEDIAN_STEMS)):
        return []
    return [Marker(_HALF, Span(*found.span()), _HAS_MEDIAN) for found in _MEDIAN.finditer(text)]


def mentions(text: str) -> bool:
    """Whether the text may spell percentiles out."""
    return any(map(text.__contains__, _WORDS))


def marker(text: str, start: int, end: int) -> Marker | None:
    """The marker p99, P99.9, tp99 or p999 whose digits are at ``start``."""
    before = start - 1
    if before and text[before - 1] in "tT":
        before -= 1
    if before and text[before - 1].isalnum() and text[before - 1] < "\u2e80":
        return None
    found = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?").match(text, start, end)
    if found is None or (text[found.end() : found.end() + 1].isalnum() and text[found.end()] < "\u2e80"):
        return None
    digits = found.group()
    value = (
        Decimal(f"99.{digits[2:]}")
        if digits.startswith("99") and digits.isdigit() and len(digits) > 2
        else Decimal(digits)
    )
    return Marker(value, Span(before, found.end())) if 0 < value <= 100 else None


def spelled_out(text: str, token: str, start: int, end: int) -> Marker | None:
    """The marker "99th percentile" or "99%分位" whose digits are ``token``."""
    if (
        len(token) > 6
        or "," in token
        or " " in token
        or (start and text[start - 1].isalnum() and text[start - 1] < "\u2e80")
    ):
        return None
    found = _SPELLED.match(text, end)
    if found is None:
        return None
    try:
        value = Decimal(token)
    except ArithmeticError:
        return None
    return Marker(value, Span(start, found.end())) if 0 < value <= 100 else None


def attach(text: str, found: list[Quantity], markers: list[Marker]) -> tuple[Quantity, ...]:
    """The quantities with each marker's percentile on the number it belongs to."""
    found, markers = _spread(text, found, markers)
    starts = [quantity.span.start for quantity in found]
    marker_starts = [mark.span.start for mark in markers]
    for mark in markers:
        index = _owner(text, found, starts, marker_starts, mark)
        if index is not None and found[index].percentile is None:
            found[index] = replace(found[index], percentile=mark.value)
    return tuple(found)


def _owner(text: str, found: list[Quantity], starts: list[int], marker_starts: list[int], mark: Marker) -> int | None:
    """The number right before the marker if the marker closes a phrase, else the next one of the clause."""
    following = bisect_left(starts, mark.span.end)
    previous = following - 1
    back = previous >= 0 and found[previous].measure in mark.carries and _closes(text, found[previous].span.end, mark)
    after = text[mark.span.end : mark.span.end + 2].lstrip()[:1]
    named = back and bool(text[found[previous].span.end : mark.span.start].strip())
    if named or (back and after in ("", ",", ";", ")", ".", "|", "\n")):
        return previous
    if following < len(found) and found[following].measure in mark.carries:
        gap = text[mark.span.end : starts[following]]
        next_marker = bisect_left(marker_starts, mark.span.end)
        interrupted = next_marker < len(marker_starts) and marker_starts[next_marker] < starts[following]
        if len(gap) <= _REACH and not interrupted and not _STOP.search(gap):
            return following
    return previous if back else None


def _closes(text: str, end: int, mark: Marker) -> bool:
    gap = mark.span.start - end
    return 0 <= gap <= _REACH_BACK and _BACK.fullmatch(text, end, mark.span.start) is not None


def _spread(text: str, found: list[Quantity], markers: list[Marker]) -> tuple[list[Quantity], list[Marker]]:
    """The quantities after markers in a row ("p50/p95/p99: 20/50/100 ms") each with its own percentile, and the markers
    that are left.
    """
    left: list[Marker] = []
    spread: list[Quantity] = []
    done = 0
    for group in _rows(text, markers):
        first = bisect_left(found, group[-1].span.end, done, key=lambda quantity: quantity.span.start)
        listed = _listed(text, found[first : first + len(group)], len(group)) if len(group) > 1 else ()
        gap = text[group[-1].span.end : listed[0].span.start] if listed else ""
        if not listed or len(gap) > _REACH or _STOP.search(gap):
            left += group
            continue
        spread += found[done:first]
        spread += (replace(one, percentile=mark.value) for mark, one in zip(group, listed, strict=True))
        done = first + (1 if found[first].parts else len(group))
    return spread + found[done:], left


def _rows(text: str, markers: list[Marker]) -> list[list[Marker]]:
    """The markers in groups of those that stand in one row, with nothing but a slash between them."""
    groups: list[list[Marker]] = []
    for mark in markers:
        if groups and text[groups[-1][-1].span.end : mark.span.start].strip(" ") == "/":
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _listed(text: str, following: list[Quantity], count: int) -> tuple[Quantity, ...]:
    """As many quantities as there are markers: the parts of the next one, or the next ones with slashes between."""
    if following and len(following[0].parts) == count and following[0].measure in _CARRIES:
        return _parts(text, following[0])
    row = following[:count]
    joined = all(text[a.span.end : b.span.start].strip(" ") == "/" for a, b in pairwise(row))
    if len(row) < count or not joined or row[-1].measure is not Measure.DURATION:
        return ()
    last = row[-1]
    return tuple(
        replace(one, measure=last.measure, unit=last.unit, factor=last.factor) if one.measure is Measure.NUMBER else one
        for one in row
    )


def _parts(text: str, listed: Quantity) -> tuple[Quantity, ...]:
    """The parts of a list such as 20/50/100 ms as quantities of their own; the unit belongs to the last."""
    start, one_by_one = listed.number_span.start, []
    digits = text[start : listed.number_span.end].split("/")
    for place, (part, value) in enumerate(zip(digits, listed.parts, strict=True)):
        number = Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
        span = Span(number.start, listed.span.end) if place == len(digits) - 1 else number
        one_by_one.append(replace(listed, span=span, number_span=number, low=value, high=value, parts=()))
        start += len(part) + 1
    return tuple(one_by_one)
