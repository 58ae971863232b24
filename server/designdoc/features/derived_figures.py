"""Derived figures: what a number in the text means per second, per day or as downtime.

Only plain arithmetic is shown, never a guess: a daily volume as an average rate, daily users times what each of them
does as well, a rate as a daily volume, an availability as the downtime it allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from designdoc.features.subject import Subject
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.records import record
from designdoc.text import Span
from designdoc.text.regex import regex

_DAY = Decimal(86400)
_MONTH_MINUTES = Decimal(43830)
_YEAR_MINUTES = Decimal(525960)
_EVENTS = frozenset({"request", "query", "event", "transaction", "operation", "session"})
_PEAKS = "Peaks are usually two to five times the average."
_LEAST_AVAILABILITY = Decimal(90)
"""The percentage below which a share is no availability."""
_DAILY_WORDS = (
    "dau",
    "daily",
    "日活",
    "デイリー",
    "일간",
    "в день",
    "ежедневн",
    "diari",
    "diári",
    "quotidien",
    "täglich",
)
_EACH = regex(
    r"(?:\b(?:each|every|chaque|jeder?|cada|кажд\w+)\b|每[个個位名]|各|毎|매|각)[^.!?;,。！？；，\n]{0,40}$",
    re.IGNORECASE,
)
"""What says, before a number of calls, that each user makes so many."""
_LEAST_RATE = Decimal("0.01")
"""Calls per second below which an average rate says nothing: so few are counted by the day."""
_AVAILABILITY_WORDS = ("availab", "uptime", "доступност", "可用", "稼働", "가용", "disponib", "verfügbar")


@record
class Figure:
    """A quantity at its place in the document and what follows from it.

    ``short`` is for showing unasked (``≈ 5,787/s``), empty where that would be noise; ``sentence`` says it in full.
    """

    span: Span
    short: str
    sentence: str


def figures(subject: Subject, within: Span) -> Iterator[Figure]:
    """The derived figures for the quantities whose text begins inside ``within``, in the order of the text."""
    document = subject.document
    first, last = document.passage_at(within.start).index, document.passage_at(within.end).index
    for passage in document.passages[first : last + 1]:
        beside = subject.scan(passage.content).quantities
        for quantity in beside:
            span = quantity.span.shift(passage.start)
            if within.start <= span.start < within.end:
                derived = _derived(quantity, passage.content.reading, beside)
                if derived is not None:
                    yield Figure(span, *derived)


def _derived(quantity: Quantity, text: str, beside: Sequence[Quantity]) -> tuple[str, str] | None:
    if quantity.is_range or quantity.change or quantity.value <= 0:
        return None
    if quantity.measure is Measure.PERCENT:
        return _downtime(quantity, _line_around(text, quantity.span))
    if quantity.measure is Measure.COUNT and quantity.noun in _EVENTS and len(quantity.per) == 1:
        return None if _is_for_each_user(quantity, text) else _rate(quantity)
    if quantity.noun == "user" and not quantity.per and any(word in quantity.phrase.lower() for word in _DAILY_WORDS):
        return _traffic(quantity, text, beside)
    return None


def _is_for_each_user(calls: Quantity, text: str) -> bool:
    """Whether a number of calls is what one user makes: "20 requests per user per day", "each user makes 20 a day"."""
    return "user" in calls.per or _EACH.search(text, max(calls.span.start - 60, 0), calls.span.start) is not None


def _traffic(users: Quantity, text: str, beside: Sequence[Quantity]) -> tuple[str, str]:
    """What daily users make of a system, with the calls of each that stand beside them, else with one."""
    daily = (q for q in beside if q.noun in _EVENTS and "day" in q.per and len(q.per) <= 2 and not q.is_range)
    calls = {q.value: q for q in daily if _is_for_each_user(q, text)}
    each = next(iter(calls)) if len(calls) == 1 else Decimal(1)
    done = f"{magnitude(each)} {calls[each].phrase or 'requests'}" if each in calls else "one request"
    rate = magnitude(users.value * each / _DAY)
    return "", f"With {done} a day each, on average about {rate} per second. {_PEAKS}"


def _rate(quantity: Quantity) -> tuple[str, str] | None:
    per_second = quantity.per_second
    if per_second is None:
        return None
    if quantity.per == ("s",):
        daily = magnitude(per_second * _DAY)
        return "", f"{magnitude(per_second)} per second are about {daily} per day at a constant rate."
    if per_second < _LEAST_RATE:
        return None
    rate = magnitude(per_second)
    return f"≈ {rate}/s", f"On average about {rate} per second. {_PEAKS}"


def _downtime(quantity: Quantity, line: str) -> tuple[str, str] | None:
    if not _LEAST_AVAILABILITY <= quantity.value < 100 or not any(w in line.lower() for w in _AVAILABILITY_WORDS):
        return None
    share = 1 - quantity.value / 100
    month, year = minutes(share * _MONTH_MINUTES), minutes(share * _YEAR_MINUTES)
    return f"≈ {month} down/month", f"Allows {month} of downtime per month, {year} per year."


def magnitude(value: Decimal) -> str:
    """A number as people write it: ``0.35``, ``5,787``, ``1.2 million``."""
    for size, word in ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if value >= size:
            return f"{float(value / size):.3g} {word}"
    if value >= 100:
        return f"{round(value):,}"
    return f"{float(value):.2g}" if value < 10 else f"{float(value):.3g}"


def minutes(value: Decimal) -> str:
    """A duration given in minutes, in the unit that people would use."""
    if value < 1:
        return f"{float(value * 60):.3g} s"
    if value < 120:
        return f"{float(value):.3g} min"
    return f"{float(value / 60):.3g} h"


def _line_around(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]
