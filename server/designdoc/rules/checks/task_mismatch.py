"""None of the metrics, or none of the losses, fits the task that the document declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designdoc.packs.model import Loss, Metric, Task
from designdoc.recognition.terms.vocabulary import LOSS
from designdoc.records import record
from designdoc.rules.check import Hit, SectionId, WordList, outline_check
from designdoc.rules.fixes.beside import beside
from designdoc.rules.fixes.wordings import alternatives
from designdoc.rules.seeing.named import named, named_in
from designdoc.rules.seeing.sees import found
from designdoc.rules.seeing.tasks import declared_tasks
from designdoc.rules.seeing.views import DocumentView
from designdoc.text.in_messages import listed

_MOST_NAMES = 3
_OFFLINE = "offline"


@record
class Options:
    """``kind`` is what has to fit, ``metric`` (offline ones) or ``loss``, as named in ``sections``. ``tasks`` restricts
    the check to documents with one of these tasks. A word of the list ``exempt`` anywhere makes it silent.
    """

    kind: str
    sections: tuple[SectionId, ...]
    tasks: tuple[str, ...] = ()
    exempt: WordList | None = None


@outline_check(found)
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the first name that does not fit; a fitting one anywhere in the document is enough."""
    declared = declared_tasks(view)
    task = next((task for task in view.pack.tasks if (task.id,) == declared), None)
    if task is None or (options.tasks and task.id not in options.tasks):
        return
    known = _known(view, options)
    stated = [(span, known[entry]) for span, entry in named_in(view, options.sections, options.kind) if entry in known]
    if not stated or _fitting_named(view, options, known, task) or (options.exempt and view.mentioned(options.exempt)):
        return
    names = dict.fromkeys(entry.names[0] for _, entry in stated)
    place, fitting = stated[0][0], _usual(known, options, task)
    is_loss = options.kind == LOSS  # A model has one loss; metrics can stand side by side.
    yield Hit(
        place,
        {"task": task.names[0], "named": _listed(list(names)), "usual": _listed(fitting)},
        section=options.sections[0],
        fixes=alternatives(place, {name: name for name in fitting}) if is_loss else beside(view, place, fitting),
    )


def _known(view: DocumentView, options: Options) -> dict[str, Metric | Loss]:
    if options.kind == LOSS:
        return {loss.id: loss for loss in view.pack.losses}
    return {metric.id: metric for metric in view.pack.metrics if metric.kind == _OFFLINE}


def _fitting_named(view: DocumentView, options: Options, known: dict[str, Metric | Loss], task: Task) -> bool:
    fitting = {id_ for id_, entry in known.items() if not {task.id, *task.also}.isdisjoint(entry.tasks)}
    contents = view.document.contents
    return any(entry in fitting for content in contents for _, entry in named(view.scan(content), options.kind))


def _usual(known: dict[str, Metric | Loss], options: Options, task: Task) -> list[str]:
    """The names to suggest: first what the glossary calls usual, then entries for which the task is a main one."""
    expected = () if options.kind == LOSS else task.usual_metrics
    fitting = sorted((e for e in known.values() if task.id in e.tasks), key=lambda entry: entry.tasks.index(task.id))
    first = [known[id_] for id_ in expected if id_ in known]
    return list(dict.fromkeys(entry.names[0] for entry in (*first, *fitting)))[:_MOST_NAMES]


def _listed(names: Sequence[str]) -> str:
    return listed(names[:_MOST_NAMES]) if names else "none"
