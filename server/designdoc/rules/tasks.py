"""The machine-learning tasks that a document says it solves."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.recognition.recogniser import front_matter_values
from designdoc.recognition.vocabulary import TASK
from designdoc.rules.views import DocumentView
from designdoc.text import Span

DECLARING = ("ml-task-type", "ml-objective")
"""The sections in which a document declares its task."""


def declared_tasks(view: DocumentView) -> tuple[str, ...]:
    """The tasks that front matter names (``task:``), else those named in the sections that frame the problem, as ids
    in order. A name inside a longer one ("classification" in "binary classification") is part of it.
    """
    stated = str(front_matter_values(view.document).get("task", "")).strip().casefold()
    known = [task.id for task in view.pack.tasks if stated in (task.id, *map(str.casefold, task.names))]
    if known:
        return tuple(known)
    return tuple(dict.fromkeys(task for task, _ in _named(view)))


def _named(view: DocumentView) -> Iterator[tuple[str, Span]]:
    """The tasks named in the framing sections with their places in the document; only the longest of several names."""
    for passage in view.document.passages:
        if set(DECLARING).isdisjoint(view.scope[passage.index].sections):
            continue
        found = view.scan(passage.content).found
        named = [(span, key[1]) for key, spans in found.items() if key[0] == TASK for span in spans]
        end = 0
        for span, task in sorted(named, key=lambda pair: (pair[0].start, -pair[0].end)):
            if span.end > end:
                yield task, span.shift(passage.start)
            end = max(end, span.end)
