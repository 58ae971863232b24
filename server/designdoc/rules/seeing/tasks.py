"""The machine-learning tasks that a document says it solves."""

from __future__ import annotations

from designdoc.recognition.terms.vocabulary import TASK
from designdoc.rules.seeing.named import named_in
from designdoc.rules.seeing.sees import found
from designdoc.rules.seeing.views import DocumentView


def declared_tasks(view: DocumentView) -> tuple[str, ...]:
    """The tasks that front matter names (``task:``), else those named in the sections that declare it, as ids
    in order.
    """
    stated = str(view.document.metadata.get("task", "")).strip().casefold()
    tasks = view.pack.tasks if stated else ()
    known = [task.id for task in tasks if stated in (task.id, *map(str.casefold, task.names))]
    if known:
        return tuple(known)
    view.looked_at.add(found)
    return tuple(dict.fromkeys(task for _, task in named_in(view, view.framework.in_role("task"), TASK)))
