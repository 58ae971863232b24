"""Framework, Section, Rule and glossary values: what a pack's YAML files become.

Terms. Everything that recognition looks for in text is written as *terms*, never as regular expressions, so that a
pack can neither be slow nor surprising. A term is one or more words. Case, full-width forms, hyphens and runs of
spaces are folded; the plural of the last word also matches. A trailing ``*`` on a word makes it a prefix
(``distil*``). In Chinese, Japanese and Korean a term matches as a substring.

A single word in capitals (MAP, RAG) is an acronym and matches capitals only.

Together-terms. ``together: [[online, metric*]]`` counts where all members stand in one sentence, list item or table
row; a member may offer choices (``CTR|conversion``). A member that begins with ``#`` is a quantity: ``#number``,
``#percent``, ``#duration``, ``#rate``, ``#money``, ``#bytes``, ``#count`` (a number with a unit such as users or
items), ``#date``. A quantity may stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Terms = Mapping[str, tuple[str, ...]]
"""Terms by language (ISO 639-1): ``{"en": ("click-through rate",), "ru": (...)}``."""


class Necessity(str, Enum):
    """How much a document needs a section."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Condition:
    """A test on a document's facts, profile and status; every given key must hold.

    ``all``, ``any`` and ``no`` combine nested conditions (``no``: none of them holds).
    """

    fact: str | None = None
    profile: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    no: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class NecessityRule:
    """``when`` the condition holds the section's necessity is ``then``; the last one that holds wins. ``because``
    is the reason shown to the user. ``not_applicable`` means that the section makes no sense there at all.
    """

    when: Condition
    then: Necessity = Necessity.OPTIONAL
    because: str = ""
    not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Body text that proves a section without a heading. Two different ``strong`` terms, or one and one ``together``,
    prove it; ``weak`` ones only support.
    """

    strong: Terms = field(default_factory=dict)
    weak: Terms = field(default_factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Substance:
    """What the text under a heading must hold before it covers the section; less is ``thin``.

    ``words`` counts words outside placeholders and questions. ``quantities`` counts numbers with a unit or a percent
    sign. ``terms``: at least one of them must occur (a "goals and non-goals" section must exclude something).
    """

    words: int = 10
    quantities: int = 0
    terms: Terms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A short original text; ``why`` says what is wrong with a bad one."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a framework. ``order`` is its place; ``order_window`` the places at which it may stand as well.
    ``balance`` is ``system``, ``ml`` or ``neutral``. ``passes_on`` is false for sections whose unknown sub-headings do
    not belong to them (a glossary, a summary). ``synonyms`` are whole names of the section; ``heading_terms`` are
    terms that give a longer heading away ("Project implementation *costs*"). ``scaffold`` is Markdown in LSP snippet
    syntax.
    """

    id: str
    title: str
    step: str
    order: int
    necessity: Necessity
    explanation: str
    purpose: str = ""
    order_window: tuple[int, int] | None = None
    balance: str = "neutral"
    passes_on: bool = True
    conditions: tuple[NecessityRule, ...] = ()
    satisfied_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    common_mistake: str = ""
    good_example: Example | None = None
    bad_example: Example | None = None
    synonyms: Terms = field(default_factory=dict)
    heading_terms: Terms = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    substance: Substance = field(default_factory=Substance)
    scaffold: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a framework, ``minutes`` being the suggested share of a 45-minute interview."""

    id: str
    title: str
    goal: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A yes/no property of a document. It holds when at least ``min_hits`` different terms (or together-terms) are
    found, near the top only unless ``anywhere``; front matter ``key: value`` decides it outright. A fact without terms
    is established from the structure or the numbers of the text, and ``note`` says how.
    """

    id: str
    says: str
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    terms: Terms = field(default_factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    min_hits: int = 2
    anywhere: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A stage of a design: it shifts necessities and turns rules off, never the content."""

    id: str
    title: str
    says: str
    drop: tuple[str, ...] = ()
    recommend: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    disable_rules: tuple[str, ...] = ()
    disable_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmbiguousHeading:
    """A heading that people use for several sections. ``default`` are the sections it stands for as such. ``choose``
    is tried in order: the first whose evidence stands in the passage wins over the default; ``also`` adds sections
    whose own evidence stands in the passage. ``before_step``/``under`` restrict a choice by position or parent.
    """

    names: Terms
    default: tuple[str, ...] = ()
    choose: tuple[HeadingChoice, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingChoice:
    """One way to read an ambiguous heading: ``sections`` when every given test holds."""

    sections: tuple[str, ...]
    under: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    terms: tuple[str, ...] = ()
    first: bool | None = None
    diagram: bool | None = None


@dataclass(frozen=True, slots=True)
class SharedHeading:
    """A heading that rightly names several sections at once."""

    names: Terms
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detection:
    """How a document is known to follow a framework when nobody says so. ``types`` are front matter values;
    ``paths`` globs; ``title_terms`` words of a title; ``terms`` words of the domain anywhere in the text.
    """

    types: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    title_terms: Terms = field(default_factory=dict)
    terms: Terms = field(default_factory=dict)
    excluded_titles: Terms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Framework:
    """A named set of sections with an order and necessities, and everything recognition needs to know of it.

    ``containers`` are headings that hold several sections and are none; ``excluding`` ones that say that what follows
    is not part of the design ("Out of scope").
    """

    id: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    requirement_parts: tuple[str, ...] = ()
    system_share: float | None = None
    profiles: tuple[Profile, ...] = ()
    facts: tuple[FactDefinition, ...] = ()
    containers: Terms = field(default_factory=dict)
    excluding: Terms = field(default_factory=dict)
    ambiguous: tuple[AmbiguousHeading, ...] = ()
    shared: tuple[SharedHeading, ...] = ()
    detection: Detection = field(default_factory=Detection)

    def section(self, section_id: str) -> Section | None:
        """The section with that id, or ``None``."""
        return next((s for s in self.sections if s.id == section_id), None)


class Life(str, Enum):
    """Where a rule stands in its life."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A Markdown text with (``firing``) or without (``silent``) the rule's finding; documentation and test at once.

    ``section`` narrows the example to findings about that section, for rules that speak about many at once.
    """

    text: str
    note: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that can be found: data, of which ``check`` names the code and ``options`` its parameters.

    ``message`` is a format string over the values the check reports. ``replaces`` are the sections whose
    ``missing-section`` finding this rule stands in for. ``absence`` marks rules that fire because something is not
    there (silenced together when a document has hardly any structure). ``unfinished`` marks rules about what an
    unfinished text leaves behind (placeholders, empty sections). In a draft both weigh less; in an approved document
    what is unfinished is an error.
    """

    id: str
    check: str
    group: str
    severity: str
    enabled: bool
    summary: str
    why: str
    message: str
    options: Mapping[str, Any] = field(default_factory=dict)
    fix: str = ""
    life: Life = Life.STABLE
    aliases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    absence: bool = False
    unfinished: bool = False
    firing: tuple[RuleExample, ...] = ()
    silent: tuple[RuleExample, ...] = ()
    false_positives: str = ""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """A family of rules with one page in the reference."""

    id: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """An entry of the metric glossary. ``range`` is (lowest, highest) with ``None`` for unbounded; ``kind`` is
    ``offline``, ``online``, ``business`` or ``system``; ``formula`` is LaTeX.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    definition: str
    tasks: tuple[str, ...] = ()
    formula: str = ""
    range: tuple[float | None, float | None] | None = None
    higher_is_better: bool | None = None
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A machine-learning task type."""

    id: str
    names: tuple[str, ...]
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """A training objective and the tasks it fits."""

    id: str
    names: tuple[str, ...]
    tasks: tuple[str, ...]
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One folder under rules/ after its ``extends`` are merged in: a framework (``None`` for a base pack that only
    lends rules), the rules that apply to it, its glossary and its word lists.
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
