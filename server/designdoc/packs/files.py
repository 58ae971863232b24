"""The shapes of the files in a pack folder, where they are not simply a value of the model.

A section, a rule or a word list is one file whose name is its id; the other kinds share a file.
"""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.packs.model import (
    Detection,
    FactDefinition,
    Loss,
    Metric,
    Profile,
    RuleGroup,
    Step,
    Task,
    Terms,
)
from designdoc.records import field, record


@record
class Without:
    """What a pack does not take from the packs it extends."""

    #: Ids of sections.
    sections: tuple[str, ...] = ()
    #: Ids of rules.
    rules: tuple[str, ...] = ()


@record
class PackFile:
    """``pack.yaml``: what a pack is called, what it builds on, and the outline of its framework."""

    #: The name shown to users.
    title: str
    #: One sentence: for which documents is it meant?
    summary: str = ""
    #: The id; the folder's name when left out. A pack with the id of one it extends takes that one's place.
    id: str = ""
    #: Ids of the packs it builds on, in order; later ones win.
    extends: tuple[str, ...] = ()
    #: Ids of the inherited sections to keep; all of them when left out.
    inherit: tuple[str, ...] | None = None
    #: What to leave out of the packs it extends.
    without: Without = field(default_factory=Without)
    #: The steps of the framework, in order. A pack without steps, own or inherited, only lends rules and words.
    steps: tuple[Step, ...] = ()
    #: The sections that together make up the requirements.
    requirement_parts: tuple[str, ...] = ()
    #: The share of software-system text that a good document has, from 0 to 1.
    system_share: float | None = None
    #: Word lists that hint at a section, by section: where one of their words stands, its absence is doubtful.
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: How documents are told that follow the framework without saying so, and which words its domain has.
    detection: Detection = field(default_factory=Detection)


@record
class FactsFile:
    """``facts.yaml``: yes/no properties of a document that conditions ask for."""

    facts: tuple[FactDefinition, ...] = ()


@record
class ProfilesFile:
    """``profiles.yaml``: the stages of a design; the first is the default."""

    profiles: tuple[Profile, ...] = ()


@record
class GroupsFile:
    """``groups.yaml``: the families of rules, in the order of the reference."""

    groups: tuple[RuleGroup, ...] = ()


@record
class GlossaryFile:
    """``glossary/*.yaml``: metrics, machine-learning tasks and losses."""

    metrics: tuple[Metric, ...] = ()
    tasks: tuple[Task, ...] = ()
    losses: tuple[Loss, ...] = ()


@record
class AnswersFile:
    """``answers/*.yaml``: passages as designs hold them. The section that they answer is the name of the file, or
    ``none`` for passages that answer no section.
    """

    #: Passages by language, of a sentence or two each, and in many voices.
    passages: Terms = field(default_factory=dict)


@record
class WordList:
    """``lexicon/*.yaml``: a named word list that rules and recognition ask for by the name of its file.

    Exactly one of the three forms is given.
    """

    #: What the words have in common.
    says: str
    #: Terms by language; ``any`` holds those of every language.
    terms: Terms = field(default_factory=dict)
    #: Names that belong to no language.
    words: tuple[str, ...] = ()
    #: Words by the thing they stand for.
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
