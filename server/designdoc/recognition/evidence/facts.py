"""Facts: yes/no properties of a document (online serving, supervised, personal data) that decide what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from designdoc.packs.model import FactDefinition, Framework
from designdoc.recognition.coverage import Fact
from designdoc.recognition.headings.placer import Placed

_TOP_STEPS = 4
"""How many steps of a framework say what a document is about; the later ones say how it is done."""


Found = Mapping[str, tuple[str, ...]]
"""The different terms found for each fact in one passage."""


def establish(
    framework: Framework,
    found: Sequence[Found],
    top: Sequence[int],
    front_matter: Mapping[str, Any],
    counted: Mapping[str, str],
) -> dict[str, Fact]:
    """Every fact of the framework, decided by front matter first, then by structure, then by the words of the text.

    ``found`` are the terms in each passage, ``top`` the ``top_passages``. ``counted`` holds the facts that structure
    alone decides (``long-document``), each with its reason.
    """
    everywhere = _merged(found)
    near_the_top = _merged([found[i] for i in top])
    terms = {
        definition.id: terms
        for definition in framework.facts
        if (terms := (everywhere if definition.anywhere else near_the_top).get(definition.id))
    }
    facts = {}
    keys = front_matter.keys()
    for definition in framework.facts:
        if not keys.isdisjoint(definition.front_matter):
            facts[definition.id] = _declared(definition, front_matter)
        elif definition.id in counted:
            facts[definition.id] = Fact(definition.id, True, counted[definition.id])
        elif definition.id in terms:
            against = terms.get(definition.outweighs, {}) if definition.outweighs else {}
            facts[definition.id] = _from_words(definition, terms[definition.id], len(against))
        else:
            facts[definition.id] = _unspoken(definition.id)
    return facts


def _declared(definition: FactDefinition, front_matter: Mapping[str, Any]) -> Fact:
    """What front matter says. ``serving: batch`` says that the document is not online, too."""
    key, expected = next((k, v) for k, v in definition.front_matter.items() if k in front_matter)
    holds = str(front_matter[key]).strip().lower() == str(expected).lower()
    return Fact(definition.id, holds, f"front matter says {key}: {front_matter[key]}", declared=True)


@lru_cache(maxsize=256)
def _unspoken(fact: str) -> Fact:
    """A fact of which nothing is said: the same object each time, as most facts of most documents are such, and are
    compared at key presses.
    """
    return Fact(fact, False, "")


def _merged(found: Sequence[Found]) -> dict[str, dict[str, None]]:
    """The different terms found for each fact, in the order of the text."""
    merged: dict[str, dict[str, None]] = {}
    for one in filter(None, found):
        for fact, terms in one.items():
            merged.setdefault(fact, {}).update(dict.fromkeys(terms))
    return merged


def _from_words(definition: FactDefinition, terms: Mapping[str, None], against: int) -> Fact:
    """A fact for which enough different terms speak, and more than ``against`` it."""
    holds = len(terms) >= definition.min_hits and len(terms) > against
    return Fact(definition.id, holds, "the text speaks of " + ", ".join(list(terms)[:3]), terms=tuple(terms))


def top_passages(framework: Framework, placed: Sequence[Placed]) -> list[int]:
    """The passages in which a document says what it is about: those before and in the first steps of the framework."""
    steps = [step.id for step in framework.steps[:_TOP_STEPS]]
    early = {section.id for section in framework.sections if section.step in steps}
    top = []
    later_seen = False
    for index, place in enumerate(placed):
        if place.sections:
            later_seen = later_seen or not early.intersection(place.sections)
        if early.intersection(place.sections) or not later_seen:
            top.append(index)
    return top
