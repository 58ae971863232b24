"""An availability in percent and the downtime beside it do not belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from designdoc.findings import Fix
from designdoc.recognition.quantities import Comparison, Measure, Quantity
from designdoc.recognition.quantities.model import DAY
from designdoc.recognition.quantities.style import in_style_of, plain
from designdoc.records import record
from designdoc.rules.check import Hit, WordList, passage_check
from designdoc.rules.figures.separators import readings
from designdoc.rules.figures.statements import Statement, heads, statements, words_in
from designdoc.rules.seeing.needs import DURATION, PERCENT, has, mentions
from designdoc.rules.seeing.views import PassageView
from designdoc.text import TextEdit
from designdoc.text.regex import regex

_PERIOD = regex(
    r"\b(?:per|a|an|each|every|/|в|за|por|al|par|pro|im)\s*(?P<a>day|week|month|quarter|year|день|сутки|неделю|месяц|квартал|год"
    r"|día|mes|año|dia|mês|ano|jour|mois|an|Tag|Monat|Jahr)\b|\b(?P<b>daily|weekly|monthly|quarterly|yearly|annual|annually)\b"
    r"|/(?P<c>day|week|month|quarter|year)\b|[每毎](?P<d>天|日|周|月|年)",
    re.IGNORECASE,
)
_CANONICAL = {
    "day": "day daily день сутки día dia jour tag 天 日",
    "week": "week weekly неделю 周",
    "month": "month monthly месяц mes mês mois monat 月",
    "quarter": "quarter quarterly квартал",
    "year": "year yearly annual annually год año ano an jahr 年",
}
_PERIODS = {spelling: name for name, spellings in _CANONICAL.items() for spelling in spellings.split()}
_DAYS = {"day": (1, 1, 1), "week": (7, 7, 7), "month": (30, 28, 31), "quarter": (91, 90, 92), "year": (365, 365, 366)}
_UNIT_WORD = regex(r"\s?-?[^\W\d_]+")
_REACH = 40
"""How many code points beside a downtime can name its period."""
_WORDS_BEFORE_BRACKET = 2
"""Between a share and the bracket that says what it allows; more say when it holds, and the bracket is about that."""
_EXACT, _BOUNDED = Decimal("1.2"), Decimal(2)


@record
class Options:
    """``availability`` and ``downtime`` are word lists; ``exempt`` words announce time that does not count."""

    availability: WordList
    downtime: WordList
    exempt: tuple[str, ...]


@passage_check(has(PERCENT), has(DURATION), mentions("availability", "downtime"))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each statement with one availability and one downtime per period that contradict each other."""
    for statement in statements(passage):
        shares = [q for q in statement.numbers if q.measure is Measure.PERCENT and 90 <= q.low < 100 and not q.is_range]
        times = [q for q in statement.numbers if q.measure is Measure.DURATION and not q.is_range]
        if len(shares) != 1 or len(times) != 1 or any(word in statement.context for word in options.exempt):
            continue
        period = _period(statement, times[0])
        if period and _speaks_of_downtime(passage, statement, options, shares[0], times[0]):
            yield from _judge(passage, shares[0], times[0], period)


def _speaks_of_downtime(
    passage: PassageView, statement: Statement, options: Options, share: Quantity, time: Quantity
) -> bool:
    downtime = passage.words(options.downtime)
    if words_in(statement, downtime) or heads(statement, time, downtime):
        return True
    available = words_in(statement, passage.words(options.availability))
    text = statement.text[share.span.end - statement.span.start : time.span.start - statement.span.start]
    before, bracket, inside = text.partition("(")
    return bool(available) and bool(bracket) and ")" not in inside and len(before.split()) <= _WORDS_BEFORE_BRACKET


def _period(statement: Statement, time: Quantity) -> str:
    """The period in which the downtime is counted."""
    named = [p for p in time.per if p in _CANONICAL]
    if named:
        return named[0]
    start = time.span.end - statement.span.start
    found = _PERIOD.search(statement.text[start : start + _REACH])
    found = found or _PERIOD.search(statement.text[max(0, start - _REACH - len(time.span)) : start])
    found = found or _PERIOD.search(statement.header)
    spelled = next((g for g in found.groups() if g), "") if found else ""
    return _PERIODS.get(spelled.lower(), "")


def _judge(passage: PassageView, share: Quantity, time: Quantity, period: str) -> Iterator[Hit]:
    allowed, low, high = ((1 - share.base) * days * DAY for days in _DAYS[period])
    tolerance = _EXACT if time.comparison is Comparison.EXACT and not time.approximate else _BOUNDED
    if any(low / tolerance <= read.base <= high * tolerance for (read,) in readings(time)):
        return
    written = passage.quote(time.number_span)
    style = in_style_of(written, allowed / time.factor)
    if style and "," in passage.quote(share.number_span) and written.isdigit():
        style = style.replace(".", ",")  # The digits show no decimal sign of their own, and the share shows one.
    unit = _UNIT_WORD.match(passage.content.text, time.number_span.end)
    computed = f"{style}{unit[0] if unit else ''}" if style else f"{plain(allowed)} s"
    fixes = (Fix(f"Replace it with {computed}", (TextEdit(time.number_span, style),)),) if style else ()
    values = {
        "share": passage.quote(share.span),
        "computed": computed,
        "period": period,
        "stated": passage.quote(time.span),
    }
    yield Hit(time.span, values, fixes=fixes)
