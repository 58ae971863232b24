"""An image without a text that stands in for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, passage_check
from designdoc.rules.seeing.needs import IMAGE, has
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_FILE_NAME = regex(r"[\w\-. ]+\.(?:png|jpe?g|gif|svg|webp|drawio)", re.IGNORECASE)


@passage_check(has(IMAGE))
def check(passage: PassageView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each image whose alternative text is missing or is a file name."""
    for link in passage.content.links:
        text = link.text.strip()
        if not link.image or (text and not _FILE_NAME.fullmatch(text)):
            continue
        yield Hit(link.span, {"target": quoted(link.target)}, fixes=_alt_from_heading(passage, link.span))


def _alt_from_heading(passage: PassageView, span: Span) -> tuple[Fix, ...]:
    """Take the heading as alternative text, to be worded further."""
    source = passage.quote(span)
    heading = passage.heading_text.replace("]", "").replace("[", "")
    if not heading or not source.startswith("![") or "]" not in source:
        return ()
    place = Span(span.start + 2, span.start + source.index("]"))
    return (Fix("Take the heading as alternative text", (TextEdit(place, heading, f"${{1:{heading}}}"),)),)
