"""The glossary: metrics by kind, tasks and losses, as hovers and `designdoc explain` show them."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.packs.model import Loss, Metric, Task
from designdoc.reports.reference.catalogue import Catalogue
from designdoc.reports.reference.markup import page, section, table

_KINDS = ("offline", "online", "business", "system")


def render(catalogue: Catalogue) -> str:
    """The page of all metrics, tasks and losses, each once."""
    metrics = {metric.id: metric for pack in catalogue.packs for metric in pack.metrics}
    tasks = {task.id: task for pack in catalogue.packs for task in pack.tasks}
    losses = {loss.id: loss for pack in catalogue.packs for loss in pack.losses}
    return page(
        "Glossary",
        [
            *(_metrics(kind, [m for m in metrics.values() if m.kind == kind]) for kind in _KINDS),
            section("Tasks", _tasks(list(tasks.values()), metrics)),
            section("Losses", _losses(list(losses.values()), tasks)),
        ],
    )


def _metrics(kind: str, metrics: list[Metric]) -> str:
    rows = (
        (
            f"**{metric.names[0]}**",
            metric.definition,
            _formula(metric),
            _range(metric),
            metric.caveat,
        )
        for metric in sorted(metrics, key=lambda metric: metric.names[0].casefold())
    )
    return section(
        f"{kind.capitalize()} metrics", table(("Metric", "Definition", "Formula", "Range, better", "Caveat"), rows)
    )


def _formula(metric: Metric) -> str:
    """The formula without bare pipes, which would end the table cell."""
    formula = metric.formula.replace("\\|", r"\Vert ").replace("|", r"\vert ")
    return f"${formula}$" if formula else ""


def _range(metric: Metric) -> str:
    parts = []
    if metric.range is not None:
        low, high = ("∞" if end is None else f"{end:g}" for end in metric.range)
        parts.append(f"{'−∞' if low == '∞' else low} to {high}")
    if metric.higher_is_better is not None:
        parts.append("higher" if metric.higher_is_better else "lower")
    return ", ".join(parts)


def _tasks(tasks: list[Task], metrics: Mapping[str, Metric]) -> str:
    rows = (
        (
            f"**{task.names[0]}**",
            task.definition,
            ", ".join(metrics[id_].names[0] for id_ in task.usual_metrics if id_ in metrics),
        )
        for task in tasks
    )
    return table(("Task", "Definition", "Usual metrics"), rows)


def _losses(losses: list[Loss], tasks: Mapping[str, Task]) -> str:
    return table(
        ("Loss", "Fits", "Definition"),
        (
            (f"**{loss.names[0]}**", ", ".join(tasks[id_].names[0] for id_ in loss.tasks), loss.definition)
            for loss in losses
        ),
    )
