"""Rule: one fault that can be found, as data; the check it names is the code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal

from designdoc.records import field, record


class Life(str, Enum):
    """Where a rule stands in its life."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


@record
class RuleExample:
    """A Markdown text with (``firing``) or without (``silent``) the rule's finding; documentation and test at once."""

    #: The text, as Markdown.
    text: str
    #: What it shows.
    note: str = ""
    #: Narrows the example to findings about that section, for rules that speak about many at once.
    section: str = ""


@record
class Rule:
    """One fault that can be found. The file's name is its id: diagnostic code, suppression word, anchor of its page."""

    id: str
    #: The check that looks for the fault: a module of designdoc/rules/checks.
    check: str
    #: The group of the rule.
    group: str
    #: How heavy a finding is when status and settings say nothing else.
    severity: Literal["error", "warning", "info", "hint"]
    #: Whether the rule is on by default.
    enabled: bool
    #: The fault in one sentence.
    summary: str
    #: Why it matters, in one to three sentences.
    why: str
    #: The message of a finding: a format string over the values that the check reports.
    message: str
    #: The parameters of the check.
    options: Mapping[str, Any] = field(default_factory=dict)
    #: How to mend it: what the fix does, or what to do by hand.
    fix: str = ""
    #: Whether the rule is new, settled or on its way out.
    life: Life = Life.STABLE
    #: Earlier names of the rule, which settings and suppressions may still use.
    aliases: tuple[str, ...] = ()
    #: Sections whose missing-section finding this rule stands in for.
    replaces: tuple[str, ...] = ()
    #: Whether it fires because something is not there; silent when a document has hardly any structure.
    absence: bool = False
    #: Whether it is about what an unfinished text leaves behind: lighter in a draft, an error once approved.
    unfinished: bool = False
    #: What the text at the place is: a placeholder that waits for words, or superfluous text that can go.
    marks: tuple[Literal["placeholder", "superfluous"], ...] = ()
    #: Texts with the finding.
    firing: tuple[RuleExample, ...] = ()
    #: Texts without the finding.
    silent: tuple[RuleExample, ...] = ()
    #: When it may be wrong, and what to do then.
    false_positives: str = ""


@record
class RuleGroup:
    """A family of rules with one page in the reference."""

    id: str
    title: str
    summary: str = ""
