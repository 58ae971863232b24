"""Necessity: how much this document needs a section, after facts, profile and status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from designdoc.packs.model import Condition, Framework, Necessity, Profile, Section
from designdoc.recognition.coverage import Fact


class Situation(NamedTuple):
    """What conditions are tested against: the document's facts, its profile and its status (canonical or ``None``)."""

    facts: Mapping[str, Fact]
    profile: str
    status: str | None

    @property
    def decisive(self) -> tuple[object, ...]:
        """All that conditions ask for: which facts hold, not why."""
        return frozenset([id_ for id_, fact in self.facts.items() if fact.holds]), self.profile, self.status

    def meets(self, condition: Condition) -> bool:
        """Whether every given part of the condition holds."""
        return (
            (condition.fact is None or self._holds(condition.fact))
            and (not condition.profile or self.profile in condition.profile)
            and (not condition.status or self.status in condition.status)
            and all(map(self.meets, condition.all))
            and (not condition.any or any(map(self.meets, condition.any)))
            and not any(map(self.meets, condition.no))
        )

    def _holds(self, fact: str) -> bool:
        found = self.facts.get(fact)
        return found is not None and found.holds


class Need(NamedTuple):
    """The resolved necessity of a section, why, and whether the section makes sense here at all."""

    necessity: Necessity
    because: str = ""
    applicable: bool = True


def needs(framework: Framework, situation: Situation) -> dict[str, Need]:
    """The need for every section of the framework; a profile has the last word on necessity."""
    profile = next((p for p in framework.profiles if p.id == situation.profile), None)
    adjust = _profile_adjustment(profile) if profile else (lambda section, need: need)
    return {section.id: adjust(section, _need(section, situation)) for section in framework.sections}


def _need(section: Section, situation: Situation) -> Need:
    need = Need(section.necessity)
    for rule in section.conditions:
        if situation.meets(rule.when):
            need = Need(rule.then, rule.because, not rule.not_applicable)
    return need


def _profile_adjustment(profile: Profile) -> Callable[[Section, Need], Need]:
    because = f"profile {profile.id}"

    def adjust(section: Section, need: Need) -> Need:
        if section.id in profile.drop:
            return Need(Necessity.OPTIONAL, because, need.applicable)
        if section.id in profile.recommend and need.necessity is Necessity.REQUIRED:
            return Need(Necessity.RECOMMENDED, because, need.applicable)
        if section.id in profile.require:
            return Need(Necessity.REQUIRED, because, need.applicable)
        return need

    return adjust
