"""``designdoc explain``: what a rule, a section, a framework, a profile, a metric, a task or a loss is about."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from designdoc.cli.arguments import add_color, add_settings, parser, terminal_width, wants_color
from designdoc.cli.catalogue import Catalogue
from designdoc.cli.exit_status import OK, UsageError
from designdoc.packs.model import Pack
from designdoc.reports.look import Look
from designdoc.reports.terminal_pages import (
    framework_page,
    loss_page,
    metric_page,
    profile_page,
    rule_page,
    section_page,
    task_page,
)
from designdoc.text.nearest import nearest

SUMMARY = "Explain a rule, a section of a framework, a framework, a profile, a metric, a task or a loss."

_EXAMPLES = """\
examples:
  designdoc explain nfr-without-number
  designdoc explain online-metrics
  designdoc explain ndcg
  designdoc explain interview
"""

Pages = dict[str, Callable[[], str]]
"""Ready to be made: the page for every name, names in lower case."""


def run(arguments: list[str]) -> int:
    """Print the pages of everything that has the name."""
    options = parser("explain", SUMMARY, _EXAMPLES)
    options.add_argument("name", nargs="+", metavar="NAME", help="an id, or a name as people write it")
    add_settings(options, "speak of this framework only", None)
    add_color(options)
    given = options.parse_args(arguments)
    packs = Catalogue(given).packs(given.framework)
    name = " ".join(given.name)
    look = Look(wants_color(given.color), terminal_width())
    kinds = (_rules(packs, look), _sections(packs, look), _frameworks(packs, look), _glossary(packs, look))
    found = [page for pages in kinds if (page := _look_up(pages, name))]
    if not found:
        # What headings may be called in nine languages is answered, but too much to be suggested.
        found = [page for pages in (_synonyms(packs, look),) if (page := _look_up(pages, name))]
    if not found:
        raise UsageError(_not_found(name, kinds))
    sys.stdout.write("\n".join(make() for make in found))
    return OK


def _look_up(pages: Pages, name: str) -> Callable[[], str] | None:
    """The page of a name, written as an id or as people write it."""
    folded = " ".join(name.lower().split())
    return pages.get(folded) or pages.get(folded.replace(" ", "-"))


def _rules(packs: list[Pack], look: Look) -> Pages:
    pages: Pages = {}
    for pack in packs:
        for rule in pack.rules:
            having = [p.id for p in packs if any(r.id == rule.id for r in p.rules)]
            for name in (rule.id, *rule.aliases):
                pages.setdefault(name.lower(), partial(rule_page, rule, look, having))
    return pages


def _sections(packs: list[Pack], look: Look) -> Pages:
    pages: Pages = {}
    for pack in packs:
        for section in pack.framework.sections if pack.framework else ():
            for name in (section.id, section.title):
                pages.setdefault(name.lower(), partial(section_page, section, pack, look))
    return pages


def _synonyms(packs: list[Pack], look: Look) -> Pages:
    """The pages of sections by the names that their headings may have."""
    pages: Pages = {}
    for pack in packs:
        for section in pack.framework.sections if pack.framework else ():
            for name in (name for names in section.synonyms.values() for name in names):
                pages.setdefault(name.lower(), partial(section_page, section, pack, look))
    return pages


def _frameworks(packs: list[Pack], look: Look) -> Pages:
    """The pages of frameworks and of their profiles."""
    pages: Pages = {}
    for framework in (pack.framework for pack in packs if pack.framework):
        for name in (framework.id, framework.title):
            pages.setdefault(name.lower(), partial(framework_page, framework, look))
        for profile in framework.profiles:
            for name in (profile.id, profile.title):
                pages.setdefault(name.lower(), partial(profile_page, profile, framework, look))
    return pages


def _glossary(packs: list[Pack], look: Look) -> Pages:
    pages: Pages = {}
    for pack in packs:
        for metric in pack.metrics:
            for name in (metric.id, *metric.names):
                pages.setdefault(name.lower(), partial(metric_page, metric, look))
        for task in pack.tasks:
            for name in (task.id, *task.names):
                pages.setdefault(name.lower(), partial(task_page, task, pack, look))
        for loss in pack.losses:
            for name in (loss.id, *loss.names):
                pages.setdefault(name.lower(), partial(loss_page, loss, look))
    return pages


def _not_found(name: str, kinds: tuple[Pages, ...]) -> str:
    near = nearest(name.lower(), (known for pages in kinds for known in pages), most=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`designdoc rules` and `designdoc frameworks` list names."
    return f"Nothing is called '{name}'. {hint}"
