"""Glossary: metrics, machine-learning tasks and losses, by all their names."""

from __future__ import annotations

from typing import Literal

from designdoc.records import record


@record
class Metric:
    """An entry of the metric glossary."""

    id: str
    #: Every name it goes by; the first is shown.
    names: tuple[str, ...]
    #: Where it is measured.
    kind: Literal["offline", "online", "business", "system"]
    #: What it is, in one sentence.
    definition: str
    #: The tasks it can measure.
    tasks: tuple[str, ...] = ()
    #: The formula, in LaTeX.
    formula: str = ""
    #: The lowest and the highest value; null for unbounded.
    range: tuple[float | None, float | None] | None = None
    #: Whether more is better; left out where neither is.
    higher_is_better: bool | None = None
    #: How it misleads.
    caveat: str = ""


@record
class Task:
    """A machine-learning task type."""

    id: str
    #: Every name it goes by; the first is shown.
    names: tuple[str, ...]
    #: What it is, in one sentence.
    definition: str = ""
    #: Tasks whose metrics and losses fit it as well.
    also: tuple[str, ...] = ()
    #: The ids of the metrics that a reviewer would expect, best first; they are suggested before others.
    usual_metrics: tuple[str, ...] = ()


@record
class Loss:
    """A training objective and the tasks it fits."""

    id: str
    #: Every name it goes by; the first is shown.
    names: tuple[str, ...]
    #: The tasks it fits.
    tasks: tuple[str, ...]
    #: What it rewards or punishes, in one sentence.
    definition: str = ""
