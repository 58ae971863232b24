"""Names in settings that nothing answers to: frameworks, profiles, rules, sections. A slip there would do nothing and
say nothing, so it is a mistake at its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from designdoc.packs.model import Pack
from designdoc.rules.choosing.rule_settings import names
from designdoc.text import nearest
from designdoc.typed_yaml.mistake import Mistake
from designdoc.workspace.settings import Settings


class KnownNames:
    """Everything that can be named in settings. Packs are loaded one by one, and only while a name is not found."""

    def __init__(self, frameworks: Iterable[str], load: Callable[[str], Pack | None]) -> None:
        """``load`` gives the pack of a framework, ``None`` when it cannot be loaded."""
        self.frameworks = tuple(frameworks)
        self._load = load

    def has_rule(self, name: str) -> bool:
        """Whether a rule, a former rule or a group is called so."""
        return any(name in _rule_names(pack) for pack in self._packs())

    def has_section(self, name: str) -> bool:
        """Whether a framework has a section of this id."""
        return any(pack.framework is not None and pack.framework.section(name) is not None for pack in self._packs())

    def can_be_told(self, framework: str) -> bool:
        """Whether documents of a framework can be told by their looks; of one that cannot be loaded others tell."""
        pack = self._load(framework)
        return pack is None or pack.framework is None or bool(pack.framework.detection.told_by)

    def profiles(self, framework: str | None) -> set[str]:
        """The profiles of a framework, or of all."""
        packs = [self._load(framework)] if framework else list(self._packs())
        return {profile for pack in packs if pack and pack.framework for profile in pack.framework.profile_ids}

    def rules(self) -> set[str]:
        """Every name of a rule or group."""
        return {name for pack in self._packs() for name in _rule_names(pack)}

    def sections(self) -> set[str]:
        """Every id of a section."""
        return {section.id for pack in self._packs() if pack.framework for section in pack.framework.sections}

    def _packs(self) -> Iterable[Pack]:
        return (pack for framework in self.frameworks if (pack := self._load(framework)) is not None)


def unknown_names(settings: Settings, known: KnownNames) -> list[Mistake]:
    """A mistake for every name in the settings that nothing answers to."""
    source = settings.source
    if source is None:
        return []
    mistakes = [
        source.mistake(f"detect[{index}]", message)
        for index, framework in enumerate(settings.detect)
        if (message := _not_to_be_told(framework, known))
    ]
    for index, entry in enumerate(settings.documents):
        here = f"documents[{index}]"
        if entry.framework and entry.framework not in known.frameworks:
            mistakes.append(
                source.value_mistake(f"{here}.framework", unknown("framework", entry.framework, known.frameworks))
            )
        elif entry.profile and entry.profile not in known.profiles(entry.framework):
            choices = known.profiles(entry.framework)
            mistakes.append(source.value_mistake(f"{here}.profile", unknown("profile", entry.profile, choices)))
        mistakes += [
            source.mistake(f"{here}.rules.{name}", unknown("rule", name, known.rules()))
            for name in entry.rules
            if not known.has_rule(name)
        ]
    mistakes += [
        source.mistake(f"rules.{name}", unknown("rule", name, known.rules()))
        for name in settings.rules
        if not known.has_rule(name)
    ]
    mistakes += [
        source.mistake(f"synonyms.{name}", unknown("section", name, known.sections()))
        for name in settings.synonyms
        if not known.has_section(name)
    ]
    return mistakes


def _not_to_be_told(framework: str, known: KnownNames) -> str:
    """Why documents of a framework cannot be told by their looks; empty when they can."""
    if framework not in known.frameworks:
        return unknown("framework", framework, known.frameworks)
    if known.can_be_told(framework):
        return ""
    return f"Documents of '{framework}' cannot be told by their looks: its pack.yaml has no 'detection' for that."


_WHERE_LISTED = {"rule": "`designdoc rules` lists them.", "section": "`designdoc coverage --explain` names them."}


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """The sentence about a name that nothing answers to, with the nearest names or where to look for them."""
    return nearest.unknown(kind, name, sorted(known), _WHERE_LISTED.get(kind, ""))


def _rule_names(pack: Pack) -> set[str]:
    return {name for rule in pack.rules for name in names(rule)} | {group.id for group in pack.groups}
