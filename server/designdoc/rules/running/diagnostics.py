"""Diagnostic: a finding as an editor shows it while somebody types.

It has the texts of a finding and its places within passages, but not the edits of its fixes. So it stays the same
object while text moves, and nothing has to be made of it at a keystroke that does not change what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.findings import Finding, Severity
from designdoc.text import Span


class Place(NamedTuple):
    """A place in a document: the passage, and the span in it."""

    passage: int
    span: Span

    def in_document(self, document: Document) -> Span:
        """The span in the document."""
        return self.span.shift(document.starts[self.passage])


class Diagnostic(NamedTuple):
    """What is said about one place. ``related`` are places that explain it, each with its message; ``fixes`` are the
    titles of the fixes.
    """

    rule: str
    severity: Severity
    message: str
    place: Place
    section: str | None
    related: tuple[tuple[str, Place], ...]
    fixes: tuple[str, ...]


def place_in(document: Document, span: Span) -> Place:
    """The place of a span of the document."""
    passage = document.index_at(span.start)
    return Place(passage, span.shift(-document.starts[passage]))


def diagnostics_in_passage(findings: Iterable[Finding], passage: int) -> tuple[Diagnostic, ...]:
    """What findings say that count from the start of their passage."""
    return tuple(_diagnostic(finding, lambda span: Place(passage, span)) for finding in findings)


def diagnostics_in(document: Document, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """What findings in a document say."""
    return (_diagnostic(finding, lambda span: place_in(document, span)) for finding in findings)


order: Callable[[Diagnostic], tuple[Place, str]] = attrgetter("place", "rule")
"""The order of the text."""


def _diagnostic(finding: Finding, place: Callable[[Span], Place]) -> Diagnostic:
    related = tuple((related.message, place(related.span)) for related in finding.related)
    titles = tuple(fix.title for fix in finding.fixes)
    return Diagnostic(
        finding.rule, finding.severity, finding.message, place(finding.span), finding.section, related, titles
    )
