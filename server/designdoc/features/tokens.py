"""Semantic tokens: placeholders that are still to be replaced, and the names of metrics."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from designdoc.features.glossary_names import is_name_of
from designdoc.features.subject import Subject
from designdoc.recognition.terms.vocabulary import METRIC
from designdoc.records import record
from designdoc.text import Span


class TokenKind(str, Enum):
    """What a token is."""

    PLACEHOLDER = "placeholder"
    METRIC = "metric"


@record
class Token:
    """A stretch of text on one line that the editor colours."""

    span: Span
    kind: TokenKind


def tokens(subject: Subject) -> list[Token]:
    """The document's tokens in the order of the text. They do not overlap and do not cross lines."""
    found = sorted([*_placeholders(subject), *_metrics(subject)], key=lambda token: token.span)
    separate: list[Token] = []
    for token in found:
        if not separate or token.span.start >= separate[-1].span.end:
            separate.append(token)
    return [piece for token in separate for piece in _by_line(subject, token)]


def _placeholders(subject: Subject) -> Iterator[Token]:
    for finding in subject.review.findings:
        if finding.rule in subject.reviewer.placeholders and finding.span.end > finding.span.start:
            yield Token(finding.span, TokenKind.PLACEHOLDER)


def _metrics(subject: Subject) -> Iterator[Token]:
    metrics = {metric.id: metric for metric in subject.pack.metrics}
    for passage in subject.document.passages:
        for (kind, id_), spans in subject.scan(passage.content).found.items():
            metric = metrics.get(id_) if kind == METRIC else None
            for span in spans if metric is not None else ():
                if metric is not None and is_name_of(metric, passage.content.text[span.start : span.end]):
                    yield Token(span.shift(passage.start), TokenKind.METRIC)


def _by_line(subject: Subject, token: Token) -> Iterator[Token]:
    lines = subject.document.lines
    first, last = lines.line_of(token.span.start), lines.line_of(token.span.end)
    for line in range(first, last + 1):
        whole = lines.line_span(line)
        span = Span(max(token.span.start, whole.start), min(token.span.end, whole.end))
        if span.end > span.start:
            yield Token(span, token.kind)
