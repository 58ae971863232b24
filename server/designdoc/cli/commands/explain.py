"""``designdoc explain``: what a rule, a section, a framework, a profile, a metric, a task or a loss is about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from designdoc.cli.arguments import add_color, add_settings, parser, terminal_width, wants_color
from designdoc.cli.exit_status import OK, UsageError
from designdoc.cli.known_packs import KnownPacks, rules_of
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
from designdoc.text.regex import regex

_EXAMPLES = """\
examples:
  designdoc explain nfr-without-number
  designdoc explain online-metrics
  designdoc explain ndcg
  designdoc explain interview
"""

Pages = dict[str, Callable[[], str]]
"""Ready to be made: the page for every name, names in lower case."""

Named = Iterator[tuple[Iterable[str], Callable[[], str]]]
"""Pages, each with its names."""

_CUT_OFF = regex(r"(?<=@)\d+|(?<= at )\d+")
"""The length of the list that a metric looks at."""


def run(arguments: list[str]) -> int:
    """Print the pages of everything that has the name."""
    options = parser("explain", _EXAMPLES)
    options.add_argument("name", nargs="+", metavar="NAME", help="an id, or a name as people write it")
    add_settings(options, "speak of this framework only", None)
    add_color(options)
    given = options.parse_args(arguments)
    packs = KnownPacks(given).packs(given.framework)
    name = " ".join(given.name)
    look = Look(wants_color(given.color), terminal_width())
    kinds = [_pages(named(packs, look)) for named in (_rules, _sections, _frameworks, _glossary)]
    found = [page for pages in kinds if (page := _look_up(pages, name))]
    if not found:
        # What headings may be called in nine languages is answered, but too much to be suggested.
        synonym = _look_up(_pages(_synonyms(packs, look)), name)
        if synonym is None:
            raise UsageError(_not_found(name, kinds))
        found = [synonym]
    sys.stdout.write("\n".join(make() for make in found))
    return OK


def _look_up(pages: Pages, name: str) -> Callable[[], str] | None:
    """The page of a name, written as an id or as people write it: "NDCG@10" is what is called "NDCG@k"."""
    folded = " ".join(name.lower().split())
    of_any_length = _CUT_OFF.sub("k", folded)
    spellings = (folded, folded.replace(" ", "-"), of_any_length, of_any_length.replace(" ", "-"))
    return next((pages[spelling] for spelling in spellings if spelling in pages), None)


def _pages(named: Named) -> Pages:
    """The pages by every name; where two have one name, the first."""
    pages: Pages = {}
    for names, make in named:
        for name in names:
            pages.setdefault(name.lower(), make)
    return pages


def _rules(packs: list[Pack], look: Look) -> Named:
    for rule, frameworks in rules_of(packs):
        yield (rule.id, *rule.aliases), partial(rule_page, rule, look, frameworks)


def _sections(packs: list[Pack], look: Look) -> Named:
    for pack in packs:
        for section in pack.framework.sections if pack.framework else ():
            yield (section.id, section.title), partial(section_page, section, pack, look)


def _synonyms(packs: list[Pack], look: Look) -> Named:
    """The pages of sections with the names that their headings may have."""
    for pack in packs:
        for section in pack.framework.sections if pack.framework else ():
            yield chain.from_iterable(section.synonyms.values()), partial(section_page, section, pack, look)


def _frameworks(packs: list[Pack], look: Look) -> Named:
    """The pages of frameworks and of their profiles."""
    for framework in (pack.framework for pack in packs if pack.framework):
        yield (framework.id, framework.title), partial(framework_page, framework, look)
        for profile in framework.profiles:
            yield (profile.id, profile.title), partial(profile_page, profile, framework, look)


def _glossary(packs: list[Pack], look: Look) -> Named:
    for pack in packs:
        for metric in pack.metrics:
            yield (metric.id, *metric.names), partial(metric_page, metric, pack, look)
        for task in pack.tasks:
            yield (task.id, *task.names), partial(task_page, task, pack, look)
        for loss in pack.losses:
            yield (loss.id, *loss.names), partial(loss_page, loss, pack, look)


def _not_found(name: str, kinds: list[Pages]) -> str:
    near = nearest(name.lower(), (known for pages in kinds for known in pages), most=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`designdoc rules` and `designdoc frameworks` list names."
    return f"Nothing is called '{name}'. {hint}"
