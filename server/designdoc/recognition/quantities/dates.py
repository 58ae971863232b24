"""Dates and times of day, which are written with digits but measure nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from designdoc.recognition.quantities.model import Measure, Quantity
from designdoc.text import Span
from designdoc.text.regex import regex

_ISO_TAIL = regex(
    r"[-‑–](?:(?:0[1-9]|1[0-2])(?:[-‑–](?:0[1-9]|[12][0-9]|3[01]))?"
    r"(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|(?:19|20)?[0-9]{2})(?![0-9A-Za-z_-])"
)
_SLASH_TAIL = regex(r"/[0-9]{1,2}/[0-9]{1,4}(?![0-9/])|/(?:19|20)[0-9]{2}(?![0-9/])")
_KOREAN_DOTTED = regex(r"\.[ ][01]?[0-9]\.[ ][0-3]?[0-9]\.?(?![0-9])")
_DOTTED = regex(
    r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.(?:[0-9]{4}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12][0-9]|3[01])|(?:0[1-9]|1[0-2])\.20[0-9]{2}"
)
_PRERELEASE = regex(r"[.-]?(?:rc|alpha|beta|dev|pre)(?:[.-]?[0-9]|\b)")
"""What follows the number of a version, as in 1.2.10-rc1."""
_CJK_TAIL = regex(
    r"[ ]?[年년](?:[ ]?[0-9]{1,2}[ ]?[月월](?:[ ]?[0-9]{1,2}[ ]?[日号일])?)?"
    r"|[月월][ ]?[0-9]{1,2}[日号일]|[月월](?!活|付)|[日号](?![活均])"
)
_CLOCK = regex(
    r":[0-5][0-9](?::[0-5][0-9])?(?![0-9:/])|h[0-5][0-9](?![^\W_])|[ ]Uhr\b"
    r"|[時时点點][0-5]?[0-9]分(?![钟鐘間间])|[时時点點]半|시[ ][0-5]?[0-9]분"
)
"""Also 18h30, 14 Uhr, 12時30分 and 3点半."""
_DAY_MONTH = regex(
    r"(?:st|nd|rd|th|\.)?[ \u00a0](?:of[ ]|de[ ])?([^\W\d_]{3,10})\.?"
    r"(?:,?[ \u00a0](?:de[ ])?((?:19|20)[0-9]{2}))?(?![^\W_])"
)

_DAY_SLASH_TAIL = regex(r"/(?:[0-9]{1,2}/)?(?:19|20)[0-9]{2}(?![0-9/])")
_AFTER_MONTH = regex(r"(?:st|nd|rd|th)?,?[ \u00a0](?:19|20)[0-9]{2}(?![0-9])|(?:st|nd|rd|th)?(?![^\W_])(?![.,]?[0-9])")
_YEAR_TAIL_STARTS = frozenset("-‑–/年년月日号월 ")

_MONTHS_WORDS = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho
    setembro outubro novembro dezembro janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre januar februar märz juni juli oktober dezember
"""
MONTHS = frozenset(_MONTHS_WORDS.split())
_YEAR_LEADS_WORDS = """
    in since by from until till before after of early late mid fy end year cy q1 q2 q3 q4 h1 h2
    summer spring autumn fall winter ©
    в с до к en desde hasta em até im seit bis vor ab depuis avant
"""
_YEAR_LEADS = frozenset(_YEAR_LEADS_WORDS.split())


def is_year(token: str) -> bool:
    """Whether a bare token looks like a year of our time."""
    return len(token) == 4 and token.isdigit() and "1950" <= token <= "2060"


def date(start: int, end: int, token: str) -> Quantity:
    """A date as a quantity: its value is the year or the first number, and nothing counts with it."""
    digits = re.match("[0-9]{1,4}", token)
    value = Decimal(digits.group()) if digits else Decimal(0)
    return Quantity(Span(start, end), Span(start, end), value, value, Measure.DATE)


def end_of_date(text: str, token: str, end: int, word_before: str) -> int | None:
    """Where the date that begins with ``token`` ends; ``None`` when it begins none."""
    following = text[end : end + 1]
    if len(token) > 4:
        dotted = "." in token and len(token) <= 10 and _DOTTED.fullmatch(token)
        return end if dotted and not _PRERELEASE.match(text, end) else None
    if len(token) == 4:
        if not is_year(token):
            return None
        if following and following in _YEAR_TAIL_STARTS:
            tail = _ISO_TAIL.match(text, end) or _SLASH_TAIL.match(text, end) or _CJK_TAIL.match(text, end)
            if tail:
                return tail.end()
        if following == "." and (tail := _KOREAN_DOTTED.match(text, end)):
            return tail.end()
        lead = word_before.strip("(,'’.")
        return end if lead in _YEAR_LEADS or lead in MONTHS else None
    return _end_of_day(text, end, following, word_before) if len(token) <= 2 else None


def _end_of_day(text: str, end: int, following: str, word_before: str) -> int | None:
    """12 May 2024, May 12, 5月12日, 10/12/2024."""
    if following == "/":
        tail = _DAY_SLASH_TAIL.match(text, end)
        return tail.end() if tail else None
    if following and following in "月日号월":
        tail = _CJK_TAIL.match(text, end)
        return tail.end() if tail else None
    if following and following in " \u00a0.stnrd":
        tail = _DAY_MONTH.match(text, end)
        if tail and tail.group(1).lower() in MONTHS:
            return tail.end()
    if word_before.strip("(.,") in MONTHS:
        tail = _AFTER_MONTH.match(text, end)
        return tail.end() if tail else None
    return None


def end_of_clock(text: str, token: str, end: int) -> int | None:
    """Where a time of day such as 09:30 ends; ``None`` when it is none."""
    if len(token) > 2 or not token.isdigit() or int(token) > 24:
        return None
    tail = _CLOCK.match(text, end)
    return tail.end() if tail else None
