"""Derived figures: what a number in the text means per second, per day or as downtime.

Only plain arithmetic is shown, never a guess: a daily volume as an average rate, daily users times what each of them
does as well, a rate as a daily volume, an availability as the downtime it allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from designdoc.features.subject import Subject
from designdoc.recognition.quantities import Measure, Quantity
from designdoc.records import record
from designdoc.text import Span

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
                line = _line_around(passage.content.reading, quantity.span)
                derived = _derived(quantity, line, beside)
                if derived is not None:
                    yield Figure(span, *derived)


def _derived(quantity: Quantity, line: str, beside: Sequence[Quantity]) -> tuple[str, str] | None:
    if quantity.is_range or quantity.change or quantity.value <= 0:
        return None
    if quantity.measure is Measure.PERCENT:
        return _downtime(quantity, line)
    if quantity.measure is Measure.COUNT and quantity.noun in _EVENTS and len(quantity.per) == 1:
        return _rate(quantity)
    if quantity.noun == "user" and not quantity.per and any(word in quantity.phrase.lower() for word in _DAILY_WORDS):
        return _traffic(quantity, beside)
    return None


def _traffic(users: Quantity, beside: Sequence[Quantity]) -> tuple[str, str]:
    """What daily users make of a system, with the calls of each that stand beside them, else with one."""
    calls = {q.value: q for q in beside if q.noun in _EVENTS and sorted(q.per) == ["day", "user"] and not q.is_range}
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
