"""Labels: pieces of text that stand like a heading without being one."""

from __future__ import annotations

import re

from designdoc.document.inline.plain import plain_text, scanned_text
from designdoc.document.inline.scanner import InlineScan
from designdoc.document.model import Block, Label, LabelKind
from designdoc.text import Span

_COLONS = ":：."
_AFTER_BOLD_PARAGRAPH = re.compile(r"[\s:：.]*")
_LIST_LABEL = re.compile(r"[^\n:：]{1,80}?(?=[:：](?:\s|$)|：)")
_LINE_LEAD_IN = re.compile(r"[:：.]\s*$")
_MOST_WORDS_OF_LABEL = 6
_MOST_CHARACTERS_OF_BOLD = 120


def paragraph_labels(text: str, span: Span, scan: InlineScan | None, scope_end: int) -> list[Label]:
    """The label that a whole bold paragraph is, or the bold lead-ins of its lines. The scope of a bold paragraph is
    still to be found by whoever knows what follows it; here it is empty.
    """
    strongs = _strongs(scan) if scan else []
    if not strongs or not scan:
        return []
    if strongs[0][0] != span.start:
        strongs = [strong for strong in strongs if _begins_line(text, strong, span)]
    elif _AFTER_BOLD_PARAGRAPH.fullmatch(text, strongs[0][3], span.end):
        return [_bold(LabelKind.BOLD_PARAGRAPH, scan, strongs[0], Span(span.end, span.end))]
    else:
        strongs = [strongs[0], *(strong for strong in strongs[1:] if _begins_line(text, strong, span))]
    labels = []
    for index, strong in enumerate(strongs):
        following = strongs[index + 1][0] if index + 1 < len(strongs) else scope_end
        labels.append(_bold(LabelKind.BOLD_LEAD_IN, scan, strong, Span(_behind_colon(text, strong[3]), following)))
    return labels


def item_labels(text: str, span: Span, scan: InlineScan | None, item_end: int) -> list[Label]:
    """The labels of a list item whose first paragraph is at ``span``: bold ones, or the words before a colon."""
    labels = paragraph_labels(text, span, scan, item_end)
    if labels:
        first = labels[0]
        if first.kind is LabelKind.BOLD_PARAGRAPH:
            labels[0] = Label(LabelKind.BOLD_LEAD_IN, first.span, Span(first.span.end, item_end), first.text)
        return labels
    found = _LIST_LABEL.match(text, span.start, span.end)
    if not found:
        return []
    words = (scanned_text(scan, span.start, found.end()) if scan else found.group()).strip()
    if not words or len(words.split()) > _MOST_WORDS_OF_LABEL or "(" in words and ")" not in words:
        return []
    label = Span(span.start, span.start + len(found.group().rstrip()))
    return [Label(LabelKind.LIST_LABEL, label, Span(found.end() + 1, item_end), words)]


def row_label(cells: list[Span], text: str) -> Label | None:
    """The first cell of a table row as the label of the others."""
    if len(cells) < 2 or cells[0].start == cells[0].end:
        return None
    words = plain_text(text, cells[0].start, cells[0].end).strip().rstrip(_COLONS)
    return Label(LabelKind.ROW_LABEL, cells[0], Span(cells[1].start, cells[-1].end), words) if words else None


def nested_heading(block: Block) -> Label | None:
    """A heading within a list or quote; its scope is found like that of a bold paragraph."""
    heading = block.heading
    if heading is None or not heading.text:
        return None
    return Label(LabelKind.NESTED_HEADING, heading.text_span, Span(block.span.end, block.span.end), heading.text)


def scoped(labels: list[Label], end: int) -> list[Label]:
    """Labels of one container with the scopes of those that reach beyond their own block: up to the next one of the
    same kind, or to the container's end.
    """
    following: dict[LabelKind, int] = {}
    done = []
    for label in reversed(labels):
        scope = Span(label.scope.start, following.get(label.kind, end))
        following[label.kind] = label.span.start
        done.append(Label(label.kind, label.span, scope, label.text))
    return done


def _strongs(scan: InlineScan) -> list[tuple[int, int, int, int]]:
    return sorted(strong for strong in scan.strongs if strong[2] - strong[1] <= _MOST_CHARACTERS_OF_BOLD)


def _begins_line(text: str, strong: tuple[int, int, int, int], span: Span) -> bool:
    """Whether strong text begins a line of its paragraph and ends like a label, with a colon or full stop."""
    start, _, inner_end, end = strong
    line_start = text.rfind("\n", span.start, start)
    if line_start < 0 and start != span.start:
        return False
    if text[line_start + 1 : start].strip():
        return False
    return text[inner_end - 1] in _COLONS or text[end : end + 1] in (":", "：")


def _behind_colon(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in (":", "：") else end


def _bold(kind: LabelKind, scan: InlineScan, strong: tuple[int, int, int, int], scope: Span) -> Label:
    _, inner_start, inner_end, _ = strong
    words = " ".join(scanned_text(scan, inner_start, inner_end).split()).rstrip(_COLONS).strip()
    return Label(kind, Span(inner_start, inner_end), scope, words)
