"""A record is superseded and does not say by which other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_STATUS_LINE = regex(
    r"^[ \t>#*_-]{0,8}status[*_:\s]{1,8}(superseded|replaced|obsoleted)\b", re.IGNORECASE | re.MULTILINE
)
_SUPERSEDED = regex(r"\b(?:superseded|replaced|obsoleted)\b(?P<rest>[^\n]*)", re.IGNORECASE)
_REFERENCE = regex(r"\]\(|\]\[|https?://|\d|\bby\s+\S+|\.md\b", re.IGNORECASE)
_STATUSES = ("superseded", "replaced", "obsoleted")
_KEYS = ("superseded_by", "superseded-by", "replaced_by", "replaced-by")


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """At most one hit, at the status in front matter or at the line that says ``Status: superseded``."""
    place = _status_place(view)
    if place is None or any(_REFERENCE.search(match["rest"]) for match in _SUPERSEDED.finditer(view.document.text)):
        return
    front = view.document.front_matter
    if front is None or not any(front.values.get(key) for key in _KEYS):
        yield Hit(place, {}, fixes=_fixes(view, place))


def _fixes(view: DocumentView, place: Span) -> tuple[Fix, ...]:
    """The fix that names another record behind the status."""
    if not view.document.text[place.start : place.end].casefold().endswith(_STATUSES):
        return ()
    edit = TextEdit(Span(place.end, place.end), " by …", " by ${1:ADR-0012}")
    return (Fix("Say by which record", (edit,), asks=True),)


def _status_place(view: DocumentView) -> Span | None:
    front = view.document.front_matter
    if front is not None:
        status = str(front.values.get("status", "")).casefold()
        if status.startswith(_STATUSES):
            return front.value_spans.get("status", view.first_line)
    line = _STATUS_LINE.search(view.document.text)
    return Span(*line.span(1)) if line else None
