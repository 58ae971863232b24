"""``designdoc frameworks``: the frameworks that documents can follow."""

from __future__ import annotations

import json
import sys

from designdoc.cli.arguments import add_color, add_settings, parser, wants_color
from designdoc.cli.exit_status import OK
from designdoc.cli.known_packs import KnownPacks
from designdoc.packs.model import Framework, Necessity
from designdoc.reports.look import Look
from designdoc.reports.result_json import VERSION


def run(arguments: list[str]) -> int:
    """Print the frameworks."""
    options = parser("frameworks")
    options.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_settings(options, "speak of this framework only", None)
    add_color(options)
    given = options.parse_args(arguments)
    found = [pack.framework for pack in KnownPacks(given).packs(given.framework) if pack.framework is not None]
    if given.format == "json":
        value = {"version": VERSION, "frameworks": [_json(framework) for framework in found]}
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
    else:
        look = Look(wants_color(given.color))
        sys.stdout.write("\n".join(_text(framework, look) for framework in found))
    return OK


def _text(framework: Framework, look: Look) -> str:
    required = sum(section.necessity is Necessity.REQUIRED for section in framework.sections)
    lines = [f"{look.paint(framework.id, 'bold')}: {framework.title}"]
    lines += [f"  {' '.join(framework.summary.split())}"] if framework.summary else []
    lines.append(f"  {len(framework.sections)} sections, {required} of them required, in {len(framework.steps)} steps")
    if framework.profiles:
        lines.append(f"  profiles: {', '.join(profile.id for profile in framework.profiles)}")
    return "\n".join([*lines, ""])


def _json(framework: Framework) -> dict[str, object]:
    return {
        "id": framework.id,
        "title": framework.title,
        "summary": framework.summary,
        "profiles": [{"id": p.id, "title": p.title, "summary": p.says} for p in framework.profiles],
        "steps": [{"id": step.id, "title": step.title} for step in framework.steps],
        "sections": [
            {"id": s.id, "title": s.title, "step": s.step, "necessity": s.necessity.value} for s in framework.sections
        ],
    }
