"""Link reference definitions: where in their lines the label and the destination stand."""

from __future__ import annotations

import re

from designdoc.document.inline.destinations import destination_at
from designdoc.text import Span
from designdoc.text.regex import regex

_LABEL = regex(r"\[((?:[^\[\]\\]|\\.)*)\]:\s*", re.DOTALL)
_INNER_SPACE = regex(r"\s+")


def normalised_label(label: str) -> str:
    """A label as CommonMark compares labels: case folded, runs of white space one space."""
    return _INNER_SPACE.sub(" ", label.strip()).casefold()


def definition(source: str, span: Span) -> tuple[str, Span]:
    """The normalised label and the place of the destination of the definition at ``span``."""
    found = _LABEL.match(source, span.start, span.end)
    if found is None:
        return "", Span(span.end, span.end)
    place = destination_at(source, found.end(), span.end)
    return normalised_label(found.group(1)), place or Span(found.end(), found.end())
