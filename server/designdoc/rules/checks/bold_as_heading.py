"""A bold line stands where a heading should."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import LabelKind
from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, passage_check
from designdoc.rules.seeing.needs import BOLD_LINE, has
from designdoc.rules.seeing.spelling import spellings_of, words_of_heading
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted


@record
class Options:
    """A bold line of more than ``max_words`` words is a sentence."""

    max_words: int = 8


@passage_check(has(BOLD_LINE))
def check(passage: PassageView, options: Options) -> Iterator[Hit]:
    """One hit for each bold paragraph that is the name of a section and has text after it."""
    content = passage.content
    level = min((content.heading.level if content.heading else 1) + 1, 6)
    for label in content.labels:
        if label.kind is not LabelKind.BOLD_PARAGRAPH or len(label.text.split()) > options.max_words:
            continue
        known = passage.of_pack(spellings_of).knows(words_of_heading(label.text))
        if not known or not passage.quote(label.scope).strip():
            continue
        line = _whole_line(content.text, label.span)
        edit = TextEdit(line, f"{'#' * level} {label.text}")
        yield Hit(label.span, {"text": quoted(label.text)}, fixes=(Fix("Make it a heading", (edit,)),))


def _whole_line(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = span.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    return Span(start, end)
