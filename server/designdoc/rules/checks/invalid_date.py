"""A date in the front matter that is malformed, impossible, or out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from designdoc.document.model import FrontMatter, PassageContent
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.seeing.values import value_in_message
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_ISO = regex(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_LONG_FORMS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")


@record
class Options:
    """``created`` and ``updated`` are the keys of the first and the last day, ``other`` further keys with dates."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    other: tuple[str, ...] = ()


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """One hit for each date that is wrong, at its value."""
    front_matter = view.document.front_matter
    if front_matter is None:
        return
    days: dict[str, date] = {}
    for key in (*options.created, *options.updated, *options.other):
        value = front_matter.values.get(key)
        if value is None or value == "":
            continue
        day = _day(value)
        if isinstance(day, date):
            days[key] = day
        else:
            fixes = _rewriting(front_matter, key, str(value))
            said = value_in_message(view.document, value, front_matter.value_spans.get(key))
            yield Hit(_place(front_matter, key), {"key": key, "value": said, "fault": day}, fixes=fixes)
    if days:
        view.looked_at.add(_tomorrow)
    first = next((days[key] for key in options.created if key in days), None)
    last_key = next((key for key in options.updated if key in days), None)
    for key in options.created:
        if key in days and view.calendar.lies_ahead(days[key]):
            yield Hit(_place(front_matter, key), _values(key, days, "lies in the future"))
    if first is not None and last_key is not None and days[last_key] < first:
        yield Hit(_place(front_matter, last_key), _values(last_key, days, f"lies before {first}, the day of creation"))


def _tomorrow(view: DocumentView, content: PassageContent) -> object:
    """The day up to which no day lies ahead."""
    return view.calendar.written(1)


def _values(key: str, days: dict[str, date], fault: str) -> dict[str, object]:
    return {"key": key, "value": str(days[key]), "fault": fault}


def _day(value: object) -> date | str:
    """The day that a value means, or what is wrong with it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _ISO.fullmatch(str(value).strip())
    if found is None:
        return "is not a date written as YYYY-MM-DD"
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return "does not exist"


def _place(front_matter: FrontMatter, key: str) -> Span:
    return front_matter.value_spans.get(key) or front_matter.key_spans.get(key) or front_matter.span


def _rewriting(front_matter: FrontMatter, key: str, value: str) -> tuple[Fix, ...]:
    """Write the date as ISO 8601 where it can mean only one day."""
    for form in _LONG_FORMS:
        try:
            day = datetime.strptime(value.strip(), form).date()
        except ValueError:
            continue
        if key in front_matter.value_spans:
            return (Fix(f"Write it as {day}", (TextEdit(front_matter.value_spans[key], str(day)),), safe=True),)
    return ()
