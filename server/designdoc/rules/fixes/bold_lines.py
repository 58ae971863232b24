"""Bold lines that stand where a heading should, and the heading that one of them becomes."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.document.model import Label, LabelKind, PassageContent
from designdoc.rules.seeing.spelling import spellings_of, words_of_heading
from designdoc.rules.seeing.views import PassageView
from designdoc.text import Span, TextEdit

MAKE_HEADING = "Make it a heading"


def bold_names(passage: PassageView) -> Iterator[Label]:
    """The bold paragraphs of a passage that are the name of a section."""
    for label in passage.content.labels:
        if label.kind is LabelKind.BOLD_PARAGRAPH:
            known = passage.of_pack(spellings_of).knows(words_of_heading(label.text))
            if known:
                yield label


def heading_of(content: PassageContent, label: Label) -> TextEdit:
    """The edit that makes a heading of a bold line, one level below that of its passage."""
    level = min((content.heading.level if content.heading else 1) + 1, 6)
    return TextEdit(_whole_line(content.text, label.span), f"{'#' * level} {label.text}")


def _whole_line(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = span.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    return Span(start, end)
