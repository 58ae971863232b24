"""Cards: what a section, a metric, a task, a loss or a rule is, as Markdown for hovers and completion."""

from __future__ import annotations

from itertools import takewhile

from designdoc.features.formulas import readable
from designdoc.features.markup import bullets, card, fenced, paragraph, titled
from designdoc.packs.model import Framework, Loss, Metric, Pack, Rule, Section, Task

_LAST_OF_LATIN_AND_GREEK = "\u03ff"
_MOST_NAMES = 3


def section_card(section: Section, framework: Framework, head: str = "", open_points: str = "") -> str:
    """Why the section exists, the questions it answers, the common mistake, an example of either kind.

    ``head`` stands under the title (the state in this document), ``open_points`` before the guidance.
    """
    step = next((step.title for step in framework.steps if step.id == section.step), section.step)
    mistake = paragraph(section.common_mistake)
    return card(
        f"**{section.title}** · {step}",
        head,
        open_points,
        paragraph(section.explanation),
        titled("Questions it answers", bullets(section.questions)),
        f"**Common mistake:** {mistake}" if mistake else "",
        titled("Good", fenced(section.good_example.text)) if section.good_example else "",
        _weak_example(section),
    )


def metric_card(metric: Metric, pack: Pack, written: str = "") -> str:
    """Definition, formula, range, direction and caveat of a metric. ``written`` is the name that the author wrote."""
    facts = [f"{metric.kind} metric"]
    if metric.range is not None:
        facts.append(f"range {_range(metric.range)}")
    if metric.higher_is_better is not None:
        facts.append("higher is better" if metric.higher_is_better else "lower is better")
    return card(
        f"**{_names(metric.names, written)}** · {', '.join(facts)}",
        paragraph(metric.definition),
        f"`{readable(metric.formula)}`" if metric.formula else "",
        f"**Caveat:** {paragraph(metric.caveat)}" if metric.caveat else "",
        f"Used for: {pack.tasks_of(metric)}." if metric.tasks else "",
    )


def task_card(task: Task, written: str) -> str:
    """What kind of learning task it is."""
    return card(f"**{_names(task.names, written)}** · kind of task", paragraph(task.definition))


def loss_card(loss: Loss, pack: Pack, written: str) -> str:
    """What the loss is and which tasks it fits."""
    fits = f"Fits: {pack.tasks_of(loss)}." if loss.tasks else ""
    return card(f"**{_names(loss.names, written)}** · loss", paragraph(loss.definition), fits)


def rule_card(rule: Rule) -> str:
    """What a rule finds and why it matters."""
    return card(f"`{rule.id}` · {rule.severity}", paragraph(rule.summary), paragraph(rule.why))


def _weak_example(section: Section) -> str:
    if section.bad_example is None:
        return ""
    why = f"\n\n{paragraph(section.bad_example.why)}" if section.bad_example.why else ""
    return titled("Weak", fenced(section.bad_example.text)) + why


def _names(names: tuple[str, ...], written: str) -> str:
    """The name of an entry with a few of its other names: the one that the author wrote, and the English ones. They
    come first in the glossary; where the names of other languages begin is seen where letters are no longer Latin.
    """
    first, *others = names
    own = [name for name in others if name.casefold() == written.casefold()]
    shown = list(dict.fromkeys((*own, *takewhile(_is_latin, others))))[:_MOST_NAMES]
    return f"{first} ({', '.join(shown)})" if shown else first


def _is_latin(name: str) -> bool:
    return not any(character.isalpha() and character > _LAST_OF_LATIN_AND_GREEK for character in name)


def _range(bounds: tuple[float | None, float | None]) -> str:
    low, high = bounds
    left = "(−∞" if low is None else f"[{low:g}"
    right = "∞)" if high is None else f"{high:g}]"
    return f"{left}, {right}"
