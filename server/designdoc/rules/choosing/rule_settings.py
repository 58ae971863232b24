"""RuleSettings: which rules run and how heavy they weigh, as the user has said it."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.findings.level import Level
from designdoc.packs.model import Rule
from designdoc.records import field, record

ALL = "ALL"
"""The name of all rules on the command line."""


@record
class RuleSettings:
    """The user's word on rules. Names are rule ids, their former names, or ids of groups; a rule's own entry beats that
    of its group. ``levels`` come from ``.designdoc.yaml`` (the ``documents:`` entry of the file already laid over the
    general ones).

    ``select`` and ``ignore`` are those of the command line, as users of ruff know them: with ``select`` nothing else
    runs, and what it names runs even if it is off by default. ``ALL`` names every rule. Where both name a rule, the
    more specific name decides, and ``ignore`` among equals. ``thorough`` asks for hints at absent sections even where
    they change no severity.
    """

    levels: Mapping[str, Level] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    thorough: bool = False

    def level(self, rule: Rule) -> Level | None:
        """The level given for a rule, ``None`` when the user has said nothing about it."""
        return next((self.levels[name] for name in names(rule) if name in self.levels), None)

    def selected(self, rule: Rule) -> bool | None:
        """``True`` or ``False`` when ``select`` or ``ignore`` decides about a rule, else ``None``."""
        for name in (*names(rule), ALL):
            if name in self.ignore:
                return False
            if name in self.select:
                return True
        return False if self.select else None

    def asked_for(self, rule: Rule) -> bool:
        """Whether ``select`` names the rule itself, which also turns on what the settings have turned off."""
        return bool(self.selected(rule)) and any(name in self.select for name in (rule.id, *rule.aliases))


def names(rule: Rule) -> tuple[str, ...]:
    """Every name by which a user may call a rule, the most specific first."""
    return (rule.id, *rule.aliases, rule.group)
