"""Pages about one thing of a pack, for a terminal: a rule, a section, a framework, a profile, a glossary entry."""

from __future__ import annotations

import textwrap

from designdoc.features.formulas import readable
from designdoc.findings import Severity
from designdoc.packs.model import (
    Example,
    Framework,
    Loss,
    Metric,
    Necessity,
    NecessityRule,
    Pack,
    Profile,
    Rule,
    Section,
    Task,
)
from designdoc.reports.look import SEVERITY_STYLE, Look


class TerminalPage:
    """Lines of a page, wrapped to the width of the terminal."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.columns = max(min(look.width, 100), 40)
        self.lines: list[str] = []

    def title(self, text: str, *remarks: str) -> None:
        """The first line, and a line of short remarks."""
        self.lines.append(self.look.paint(text, "bold"))
        shown = " · ".join(remark for remark in remarks if remark)
        if shown:
            self.lines.append(self.look.paint(shown, "dim"))

    def paragraph(self, text: str) -> None:
        """Running text; an empty one leaves nothing."""
        for part in text.strip().split("\n\n"):
            if part.strip():
                self.lines += ["", *textwrap.wrap(" ".join(part.split()), self.columns)]

    def part(self, heading: str, text: str) -> None:
        """Running text under a heading."""
        if text.strip():
            self.lines += ["", self.look.paint(heading, "bold")]
            self.lines += textwrap.wrap(
                " ".join(text.split()), self.columns, initial_indent="  ", subsequent_indent="  "
            )

    def items(self, heading: str, texts: tuple[str, ...] | list[str]) -> None:
        """A list under a heading."""
        if texts:
            self.lines += ["", self.look.paint(heading, "bold")]
        for text in texts:
            self.lines += textwrap.wrap(
                " ".join(text.split()), self.columns, initial_indent="  - ", subsequent_indent="    "
            )

    def source(self, heading: str, text: str, note: str = "") -> None:
        """A text as it is written, behind a bar."""
        if not text.strip():
            return
        self.lines += [
            "",
            self.look.paint(heading, "bold") + (f" ({note.strip().rstrip('.')})" if note.strip() else ""),
        ]
        bar = self.look.paint("|", "dim")
        self.lines += [f"  {bar} {line}".rstrip() for line in text.strip("\n").splitlines()]

    def text(self) -> str:
        """The page as one text, which ends in a line break."""
        return "\n".join([*self.lines, ""])


def rule_page(rule: Rule, look: Look, frameworks: list[str]) -> str:
    """What a rule finds, why it matters, how to mend it, and an example of each kind."""
    page = TerminalPage(look)
    severity = rule.severity
    painted = look.paint(severity, *SEVERITY_STYLE[Severity(severity)])
    page.title(rule.id, f"rule of group {rule.group}", painted if rule.enabled else "off by default", rule.life.value)
    page.paragraph(rule.summary)
    page.part("Why it matters", rule.why)
    page.part("How to mend it", rule.fix)
    for example in rule.firing[:1]:
        page.source("Found in", example.text, example.note)
    for example in rule.silent[:1]:
        page.source("Not found in", example.text, example.note)
    page.part("When it may be wrong", rule.false_positives)
    page.part("Frameworks", ", ".join(frameworks))
    if rule.enabled:
        page.source("To turn it off everywhere, in .designdoc.yaml", f"rules: {{{rule.id}: off}}")
    else:
        page.source("To turn it on, in .designdoc.yaml", f"rules: {{{rule.id}: {severity}}}")
    page.source("To accept it in one place", f"<!-- designdoc-disable-next-line {rule.id}: reason -->")
    return page.text()


def section_page(section: Section, pack: Pack, look: Look) -> str:
    """Why a section exists, the questions it answers, and how it looks done well and done badly."""
    page = TerminalPage(look)
    framework = pack.framework
    steps = {step.id: step.title for step in framework.steps} if framework else {}
    page.title(
        section.title,
        f"section {section.id} of {framework.title if framework else pack.title}",
        steps.get(section.step, ""),
        section.necessity.value,
    )
    page.paragraph(section.explanation)
    page.items("Questions it answers", section.questions)
    page.part("Common mistake", section.common_mistake)
    _example(page, "Good", section.good_example)
    _example(page, "Bad", section.bad_example)
    page.items("When it is needed", [_condition(rule) for rule in section.conditions if rule.because])
    names = [name for language in section.synonyms.values() for name in language]
    page.part("Also known as", ", ".join(dict.fromkeys(names[:24])))
    page.source("To teach it another name, in .designdoc.yaml", f'synonyms: {{{section.id}: ["Your heading"]}}')
    return page.text()


def framework_page(framework: Framework, look: Look) -> str:
    """What a framework is for, its sections by step, and its profiles."""
    page = TerminalPage(look)
    required = sum(section.necessity is Necessity.REQUIRED for section in framework.sections)
    page.title(
        framework.title, f"framework {framework.id}", f"{len(framework.sections)} sections, {required} of them required"
    )
    page.paragraph(framework.summary)
    for step in framework.steps:
        titles = [section.title for section in framework.sections if section.step == step.id]
        page.part(step.title, ", ".join(titles))
    page.items("Profiles", [f"{profile.id}: {profile.says}" for profile in framework.profiles])
    page.source("To say that a document follows it, in its front matter", f"framework: {framework.id}")
    return page.text()


def profile_page(profile: Profile, framework: Framework, look: Look) -> str:
    """What a profile asks for, and what it changes."""
    page = TerminalPage(look)
    page.title(profile.title, f"profile {profile.id} of {framework.title}")
    page.paragraph(profile.says)
    titles = {section.id: section.title for section in framework.sections}
    for heading, sections in (
        ("Required as well", profile.require),
        ("Only recommended", profile.recommend),
        ("Not asked for", profile.drop),
    ):
        page.part(heading, ", ".join(titles.get(section, section) for section in sections))
    page.part("Rules and groups of rules that are off", ", ".join((*profile.disable_groups, *profile.disable_rules)))
    page.source("To use it, in the front matter of a document", f"profile: {profile.id}")
    return page.text()


def metric_page(metric: Metric, pack: Pack, look: Look) -> str:
    """What a metric means and when it misleads."""
    page = TerminalPage(look)
    page.title(metric.names[0] if metric.names else metric.id, f"{metric.kind} metric {metric.id}", _range(metric))
    page.paragraph(metric.definition)
    page.source("Formula", readable(metric.formula))
    page.part("Mind", metric.caveat)
    page.part("Tasks", pack.tasks_of(metric))
    page.part("Also known as", ", ".join(metric.names[1:]))
    return page.text()


def task_page(task: Task, pack: Pack, look: Look) -> str:
    """A task type with the metrics and losses that fit it."""
    page = TerminalPage(look)
    page.title(task.names[0] if task.names else task.id, f"task {task.id}")
    page.paragraph(task.definition)
    by_id = {metric.id: metric for metric in pack.metrics if metric.names}
    usual = [by_id[id_].names[0] for id_ in task.usual_metrics if id_ in by_id]
    page.part("Usual metrics", ", ".join(usual))
    fitting = [metric.names[0] for metric in by_id.values() if task.id in metric.tasks]
    page.part("Other metrics" if usual else "Metrics", ", ".join(name for name in fitting if name not in usual))
    page.part("Losses", ", ".join(loss.names[0] for loss in pack.losses if task.id in loss.tasks and loss.names))
    page.part("Also known as", ", ".join(task.names[1:]))
    return page.text()


def loss_page(loss: Loss, pack: Pack, look: Look) -> str:
    """A training objective and the tasks it fits."""
    page = TerminalPage(look)
    page.title(loss.names[0] if loss.names else loss.id, f"loss {loss.id}")
    page.paragraph(loss.definition)
    page.part("Tasks", pack.tasks_of(loss))
    page.part("Also known as", ", ".join(loss.names[1:]))
    return page.text()


def _example(page: TerminalPage, heading: str, example: Example | None) -> None:
    if example is not None:
        page.source(heading, example.text, example.why)


def _condition(rule: NecessityRule) -> str:
    """``required where personal data is processed``, or ``recommended under profile concept: it may wait``."""
    outcome = "does not apply" if rule.not_applicable else rule.then.value
    stages = [f"profile {' or '.join(rule.when.profile)}"] if rule.when.profile else []
    stages += [f"status {' or '.join(rule.when.status)}"] if rule.when.status else []
    return f"{outcome} under {' and '.join(stages)}: {rule.because}" if stages else f"{outcome} where {rule.because}"


def _range(metric: Metric) -> str:
    """``from 0 to 1, higher is better``."""
    parts = []
    if metric.range is not None:
        low, high = metric.range
        parts.append(" ".join(p for p in (_bound("from", low), _bound("to", high)) if p))
    if metric.higher_is_better is not None:
        parts.append("higher is better" if metric.higher_is_better else "lower is better")
    return ", ".join(part for part in parts if part)


def _bound(word: str, value: float | None) -> str:
    return "" if value is None else f"{word} {value:g}"
