"""Pack: one folder under rules/ after everything it extends is merged in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designdoc.packs.model.framework import Framework
from designdoc.packs.model.glossary import Loss, Metric, Task
from designdoc.packs.model.rule import Rule, RuleGroup
from designdoc.packs.model.terms import Terms
from designdoc.records import field, record

NO_SECTION = "none"
"""Stands for a section where a passage answers none."""


@record(cached=True)
class Pack:
    """A framework (``None`` for a pack that only lends rules and words), the rules that apply to it, its glossary and
    its word lists.

    ``lexicon`` has the word lists by name: terms by language, plain names, or names by the thing they stand for.
    ``answers`` has passages of designs by the section they answer and their language; those under ``NO_SECTION``
    answer none.
    """

    id: str
    title: str
    framework: Framework | None
    rules: tuple[Rule, ...]
    groups: tuple[RuleGroup, ...] = ()
    metrics: tuple[Metric, ...] = ()
    tasks: tuple[Task, ...] = ()
    losses: tuple[Loss, ...] = ()
    lexicon: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Terms] = field(default_factory=dict)

    def tasks_of(self, entry: Metric | Loss) -> str:
        """The names of the tasks that a metric can measure or a loss fits, for people."""
        names = {task.id: task.names[0] for task in self.tasks if task.names}
        return ", ".join(names.get(task, task) for task in entry.tasks)
