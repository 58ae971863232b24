"""Framework, Section, Rule and glossary values: what a pack's YAML files become.

The comments at the fields are also what an editor shows for the keys of the YAML files (``rules/schemas``).
"""

from designdoc.packs.model.framework import (
    DEFAULT_PROFILE,
    Detection,
    FactDefinition,
    Framework,
    Lacking,
    Profile,
    Step,
    TellingHeading,
    ToldBy,
)
from designdoc.packs.model.glossary import Loss, Metric, Task
from designdoc.packs.model.headings import (
    AmbiguousHeading,
    CompoundHeadings,
    FrameworkHeadings,
    HeadingChoice,
    SharedHeading,
)
from designdoc.packs.model.necessity import Condition, Necessity, NecessityRule
from designdoc.packs.model.pack import NO_SECTION, Pack
from designdoc.packs.model.rule import Life, Rule, RuleExample, RuleGroup
from designdoc.packs.model.section import Evidence, Example, Role, Section, Substance
from designdoc.packs.model.terms import Terms

__all__ = [
    "DEFAULT_PROFILE",
    "NO_SECTION",
    "AmbiguousHeading",
    "CompoundHeadings",
    "Condition",
    "Detection",
    "Evidence",
    "Example",
    "FactDefinition",
    "Framework",
    "FrameworkHeadings",
    "HeadingChoice",
    "Lacking",
    "Life",
    "Loss",
    "Metric",
    "Necessity",
    "NecessityRule",
    "Pack",
    "Profile",
    "Role",
    "Rule",
    "RuleExample",
    "RuleGroup",
    "Section",
    "SharedHeading",
    "Step",
    "Substance",
    "Task",
    "TellingHeading",
    "Terms",
    "ToldBy",
]
