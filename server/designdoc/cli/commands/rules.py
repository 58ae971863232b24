"""``designdoc rules``: all rules, by group."""

from __future__ import annotations

import json
import sys

from designdoc.cli.arguments import add_color, add_settings, parser, terminal_width, wants_color
from designdoc.cli.exit_status import OK
from designdoc.cli.known_packs import KnownPacks, rules_of
from designdoc.findings import Severity
from designdoc.packs.model import Pack, Rule
from designdoc.reports.look import SEVERITY_STYLE, Look
from designdoc.reports.printable import width
from designdoc.reports.result_json import VERSION


def run(arguments: list[str]) -> int:
    """Print the rules."""
    options = parser("rules", "`designdoc explain RULE` says more about one of them.")
    options.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_settings(options, "speak of this framework only", None)
    add_color(options)
    given = options.parse_args(arguments)
    packs = KnownPacks(given).packs(given.framework)
    if given.format == "json":
        value = {"version": VERSION, "rules": [_json(rule, names) for rule, names in rules_of(packs)]}
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(_text(packs, Look(wants_color(given.color), terminal_width())))
    return OK


def _text(packs: list[Pack], look: Look) -> str:
    rules = [rule for rule, _ in rules_of(packs)]
    titles = {group.id: group.title for pack in packs for group in pack.groups}
    name_width = max((width(rule.id) for rule in rules), default=0)
    lines: list[str] = []
    for group in dict.fromkeys(rule.group for rule in rules):
        lines.append(look.paint(f"{titles.get(group, group)} ({group})", "bold"))
        lines += [_row(rule, name_width, look) for rule in rules if rule.group == group]
        lines.append("")
    enabled = sum(rule.enabled for rule in rules)
    return "\n".join([*lines, f"{len(rules)} rules, {enabled} of them on by default.", ""])


def _row(rule: Rule, name_width: int, look: Look) -> str:
    level, style = (rule.severity, SEVERITY_STYLE[Severity(rule.severity)]) if rule.enabled else ("off", ("dim",))
    return f"  {rule.id:<{name_width}}  {look.paint(f'{level:<12}', *style)}  {' '.join(rule.summary.split())}"


def _json(rule: Rule, frameworks: list[str]) -> dict[str, object]:
    return {
        "id": rule.id,
        "group": rule.group,
        "severity": rule.severity,
        "enabled": rule.enabled,
        "life": rule.life.value,
        "aliases": list(rule.aliases),
        "summary": rule.summary,
        "why": rule.why,
        "fix": rule.fix,
        "frameworks": frameworks,
    }
