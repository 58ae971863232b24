"""Catalogue: the rules, groups and packs that the reference describes, each once and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.packs.model import Pack, Rule, RuleGroup
from designdoc.records import record


@record
class RuleInUse:
    """A rule and the ids of the frameworks that use it."""

    rule: Rule
    packs: tuple[str, ...]


@record
class Catalogue:
    """What all packs together hold; a rule that several packs inherit stands here once."""

    packs: tuple[Pack, ...]
    rules: tuple[RuleInUse, ...]
    groups: tuple[RuleGroup, ...]

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Catalogue:
        """The catalogue of these packs; where two define a rule of one id, the first definition is shown."""
        ordered = tuple(packs)
        rules: dict[str, Rule] = {}
        users: dict[str, list[str]] = {}
        groups: dict[str, RuleGroup] = {}
        for pack in ordered:
            for group in pack.groups:
                groups.setdefault(group.id, group)
            for rule in pack.rules:
                rules.setdefault(rule.id, rule)
                if pack.framework is not None:
                    users.setdefault(rule.id, []).append(pack.id)
        entries = tuple(RuleInUse(rules[name], tuple(users.get(name, ()))) for name in sorted(rules))
        used = {entry.rule.group for entry in entries}
        return cls(ordered, entries, tuple(group for group in groups.values() if group.id in used))

    def in_group(self, group: str) -> tuple[RuleInUse, ...]:
        """The rules of a group by id."""
        return tuple(entry for entry in self.rules if entry.rule.group == group)

    def group_title(self, group: str) -> str:
        """The title of a group, or its id where no pack gives it one."""
        return next((known.title for known in self.groups if known.id == group), group)
