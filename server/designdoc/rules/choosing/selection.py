"""Which rules run on a document: defaults, the user's settings, the profile and the front matter taken together."""

from __future__ import annotations

from typing import Any

from designdoc.findings.level import Level
from designdoc.packs.model import Life, Pack, Profile, Rule
from designdoc.recognition.memo import Recent
from designdoc.records import record
from designdoc.rules.check import Check, Scope
from designdoc.rules.choosing.options import OptionError, read_options
from designdoc.rules.choosing.registry import find_check
from designdoc.rules.choosing.rule_settings import RuleSettings, names
from designdoc.rules.seeing.needs import Trait

_KINDS_KEPT = 500
"""For how many kinds of passages the rules to call are remembered. Each takes a kilobyte."""


@record(eq=False)
class ActiveRule:
    """A rule that runs, with its check and options ready. A ``muted`` rule has been turned off by the user: it still
    claims the gaps it stands for, so that turning it off does not call the general rule in, but says nothing. Each of
    ``needs`` is a set of traits: a passage that lacks them all holds nothing for the rule.
    """

    rule: Rule
    check: Check[Any]
    options: Any
    level: Level | None
    position: int
    needs: tuple[frozenset[Trait], ...]
    muted: bool = False


class PassageCalls:
    """Which passage rules there is a reason to call, by what a passage has."""

    def __init__(self, rules: tuple[ActiveRule, ...]) -> None:
        """``rules`` are all that run; the muted ones among them are never called."""
        self._rules = tuple(rule for rule in rules if not rule.muted)
        self._needed = frozenset[Trait]().union(*(need for rule in self._rules for need in rule.needs))
        self._known: Recent[frozenset[Trait], tuple[ActiveRule, ...]] = Recent(_KINDS_KEPT)

    def for_passage(self, traits: frozenset[Trait]) -> tuple[ActiveRule, ...]:
        """The rules whose needs a passage with these traits meets."""
        traits &= self._needed
        return self._known.get(traits, lambda: tuple(r for r in self._rules if _concerns(r, traits)))


def _concerns(rule: ActiveRule, traits: frozenset[Trait]) -> bool:
    return not any(traits.isdisjoint(need) for need in rule.needs)


@record
class BrokenRule:
    """A rule that cannot run: its check does not exist or cannot be loaded, or its options do not fit."""

    rule: str
    fault: str


@record(eq=False)
class ActiveRules:
    """The rules that run on a document, by the scope of their checks. Compared by identity. ``broken`` would run, but
    cannot: a mistake in one rule of a team's pack costs that rule alone.
    """

    passage: tuple[ActiveRule, ...]
    document: tuple[ActiveRule, ...]
    review: tuple[ActiveRule, ...]
    calls: PassageCalls
    broken: tuple[BrokenRule, ...] = ()

    def speaks(self, rule_id: str) -> bool:
        """Whether a rule runs and is not muted."""
        return any(a.rule.id == rule_id and not a.muted for part in (self.passage, self.document) for a in part)


def select_rules(pack: Pack, settings: RuleSettings, profile: Profile | None, disabled: frozenset[str]) -> ActiveRules:
    """The rules of a pack that run; ``disabled`` are the names that the document's front matter turns off."""
    active: list[ActiveRule] = []
    broken: list[BrokenRule] = []
    for position, rule in enumerate(pack.rules):
        try:
            chosen = _activate(rule, position, settings, profile, disabled)
        except (OptionError, LookupError) as mistake:
            broken.append(BrokenRule(rule.id, str(mistake.args[0])))
        except Exception as error:  # A check module that cannot be imported is like a check that crashes.
            broken.append(BrokenRule(rule.id, f"{type(error).__name__} while loading the check '{rule.check}'"))
        else:
            active += [chosen] if chosen is not None else []
    passage, document, review = (tuple(a for a in active if a.check.scope is scope) for scope in Scope)
    return ActiveRules(passage, document, review, PassageCalls(passage), tuple(broken))


def _activate(
    rule: Rule, position: int, settings: RuleSettings, profile: Profile | None, disabled: frozenset[str]
) -> ActiveRule | None:
    level = settings.level(rule)
    if level is Level.OFF and settings.asked_for(rule):
        level = None
    runs, muted = _decision(rule, level, settings.selected(rule), profile, disabled)
    if not runs and not muted:
        return None
    check = find_check(rule.check)
    if check is None:
        raise LookupError(f"there is no check '{rule.check}'")
    options = read_options(check.options_type, rule.options)
    needs = tuple(filter(None, (need.of(options) for need in check.needs)))
    return ActiveRule(rule, check, options, level, position, needs, muted=muted)


def _decision(
    rule: Rule, level: Level | None, selected: bool | None, profile: Profile | None, disabled: frozenset[str]
) -> tuple[bool, bool]:
    """Whether the rule runs, and whether it does so only to claim its gaps."""
    if selected is not None and not selected:
        return False, False
    off_by_user = level is Level.OFF or any(name in disabled for name in names(rule))
    if off_by_user:
        return False, bool(rule.replaces)
    if selected or level is not None:
        return True, False
    off_by_profile = profile is not None and (
        rule.group in profile.disable_groups or any(name in profile.disable_rules for name in names(rule))
    )
    return rule.enabled and not off_by_profile and rule.life is not Life.DEPRECATED, False
