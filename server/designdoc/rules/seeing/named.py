"""Metrics, tasks and losses of the glossary, where a text names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designdoc.recognition.scanning.scan import Scan
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span


def named(scan: Scan, kind: str) -> Iterator[tuple[Span, str]]:
    """The entries of one kind of the glossary that a passage names, in order, with their ids. A name inside a longer
    one (AUC in PR-AUC) is part of it, and a name that several entries share gives each of them.
    """
    found = [(span, key[1]) for key, spans in scan.found.items() if key[0] == kind for span in spans]
    longest = Span(0, 0)
    for span, entry in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span == longest or span.end > longest.end:
            longest = span
            yield span, entry


def named_in(view: DocumentView, sections: Sequence[str], kind: str) -> list[tuple[Span, str]]:
    """The entries that the passages of some sections name, in order, with their places in the document."""
    return [
        (span.shift(passage.start), entry)
        for passage in view.passages_of(*sections)
        for span, entry in named(view.scan(passage.content), kind)
    ]
