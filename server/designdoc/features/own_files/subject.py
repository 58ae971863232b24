"""OwnFile: a settings file or a file of a pack, with its schema and the names that may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from designdoc.features.cards import rule_card, section_card
from designdoc.features.own_files.check_options import with_options
from designdoc.packs.model import Pack
from designdoc.records import record
from designdoc.text.line_index import LineIndex

SETTINGS = "settings"

Names = Mapping[str, "Name"]


@record
class Name:
    """Something that a file may name: what it is in a few words, and the card that explains it (may be empty)."""

    says: str
    card: str = ""


@record(cached=True)
class OwnFile:
    """``schema`` is the JSON Schema of this kind of file, ``packs`` are all packs whose names may stand in it."""

    text: str
    lines: LineIndex
    kind: str
    schema: Mapping[str, Any]
    packs: tuple[Pack, ...]

    def names(self, of: str) -> Names:
        """The names of one kind (``rule``, ``section``, ``framework`` ...); nothing for a kind without names."""
        return self._names.get(of, {})

    @cached_property
    def full_schema(self) -> Mapping[str, Any]:
        """The schema, in a rule's file with the options of its check."""
        return with_options(self.schema, self.text) if self.kind == "rule" else self.schema

    @cached_property
    def _names(self) -> Mapping[str, Names]:
        frameworks = [pack.framework for pack in self.packs if pack.framework is not None]
        rules = {rule.id: Name(rule.summary, rule_card(rule)) for pack in self.packs for rule in pack.rules}
        groups = {group.id: Name(group.summary or group.title) for pack in self.packs for group in pack.groups}
        return {
            "rule": rules,
            "group": groups,
            "rule or group": {**groups, **rules},
            "section": {s.id: Name(s.title, section_card(s, f)) for f in frameworks for s in f.sections},
            "framework": {framework.id: Name(framework.title) for framework in frameworks},
            "told framework": {f.id: Name(f.title) for f in frameworks if f.detection.told_by},
            "profile": {p.id: Name(p.says) for f in frameworks for p in f.profiles},
            "fact": {fact.id: Name(fact.says) for f in frameworks for fact in f.facts},
            "step": {step.id: Name(step.title) for f in frameworks for step in f.steps},
            "task": {task.id: Name(task.names[0]) for pack in self.packs for task in pack.tasks},
            "word list": {name: Name("word list") for pack in self.packs for name in pack.lexicon},
        }
