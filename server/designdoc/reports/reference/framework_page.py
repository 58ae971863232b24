"""A framework's page: its steps and sections, each with what a reader of a hover is told, and when it is needed."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.features.markup import bullets, fenced, paragraph
from designdoc.packs.model import Example, Framework, NecessityRule, Pack, Section, Step, ToldBy
from designdoc.reports.reference.conditions import words_of
from designdoc.reports.reference.markup import page, section, table

_MOST_NAMES = 12
"""How many names of a section are listed; more are recognised, but listing them all helps nobody."""


_TOLD: Mapping[ToldBy, str] = {
    "marks": "A document without it is told by its headings or other front matter, where `detect:` in the settings "
    "asks for this framework or somebody names the file.",
    "words": "A document without it is told by its words.",
    "": "A document without it is not told by its looks.",
}
"""What the page says of documents that name no framework."""


def render(pack: Pack) -> str:
    """The page of a pack that holds a framework.

    Raises:
        ValueError: when the pack holds none.

    """
    framework = pack.framework
    if framework is None:
        raise ValueError(f"pack {pack.id} holds no framework")
    return page(
        framework.title,
        [
            paragraph(framework.summary),
            f"Front matter: `framework: {framework.id}`. {_TOLD[framework.detection.told_by]}",
            section("At a glance", _overview(framework)),
            *(_step(framework, step) for step in framework.steps),
            section("Profiles", _profiles(framework)),
            section("Facts", _facts(framework)),
        ],
    )


def _overview(framework: Framework) -> str:
    titles = {step.id: step.title for step in framework.steps}
    return table(
        ("Section", "Step", "Necessity"),
        (
            (f"[{part.title}](#{part.id})", titles.get(part.step, part.step), part.necessity.value)
            for part in framework.sections
        ),
    )


def _step(framework: Framework, step: Step) -> str:
    parts = [_section(part) for part in framework.sections if part.step == step.id]
    minutes = f"In a 45-minute interview: about {step.minutes} minutes." if step.minutes else ""
    return section(step.title, paragraph(step.goal), minutes, *parts) if parts else ""


def _section(part: Section) -> str:
    return section(
        f'<a id="{part.id}"></a>{part.title}',
        f"`{part.id}` · {_necessity(part)}",
        paragraph(part.explanation),
        _labelled("Questions it answers", bullets(part.questions)),
        _labelled("Common mistake", paragraph(part.common_mistake)),
        _example("Good example", part.good_example),
        _example("Bad example", part.bad_example),
        _labelled("Also recognised as", ", ".join(part.synonyms.get("en", ())[:_MOST_NAMES])),
        level=3,
    )


def _necessity(part: Section) -> str:
    changes = [_change(rule) for rule in part.conditions]
    return "; ".join([part.necessity.value, *changes])


def _change(rule: NecessityRule) -> str:
    outcome = "not applicable" if rule.not_applicable else rule.then.value
    return f"{outcome} {words_of(rule.when)}"


def _labelled(label: str, body: str) -> str:
    return f"**{label}.**\n\n{body}" if body.startswith("- ") else f"**{label}.** {body}" if body else ""


def _example(label: str, example: Example | None) -> str:
    if example is None or not example.text.strip():
        return ""
    why = f" {paragraph(example.why)}" if example.why else ""
    return f"**{label}.**{why}\n\n{fenced(example.text)}"


def _profiles(framework: Framework) -> str:
    return table(
        ("Profile", "Says", "Drops", "Recommends only", "Requires"),
        (
            (f"`{p.id}`", p.says, ", ".join(p.drop), ", ".join(p.recommend), ", ".join(p.require))
            for p in framework.profiles
        ),
    )


def _facts(framework: Framework) -> str:
    rows = (
        (f"`{fact.id}`", fact.says, ", ".join(f"`{key}: {value}`" for key, value in fact.declarations))
        for fact in framework.facts
    )
    return table(("Fact", "Means", "Declared in front matter"), rows)
