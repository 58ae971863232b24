"""``designdoc config``: the effective settings of a document, and where each of them comes from."""

from __future__ import annotations

import json
import os
import sys
from typing import NamedTuple

from designdoc.cli.arguments import add_color, add_rule_choice, add_settings, listed, parser, wants_color
from designdoc.cli.checking.candidates import candidates
from designdoc.cli.checking.file_reviewer import FileReviewer
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK
from designdoc.cli.troubles import Troubles, settings_failures
from designdoc.document.parse import parse
from designdoc.reports.look import Look
from designdoc.reports.printable import printable, width
from designdoc.reports.result import Failure
from designdoc.reports.result_json import VERSION
from designdoc.rules.reviewers import DEFAULT_FRAMEWORK
from designdoc.text.counted import counted
from designdoc.text.decode import decode
from designdoc.workspace.files import FileAccessError, read_bytes, shown
from designdoc.workspace.settings import Settings

_EXAMPLES = """\
examples:
  designdoc config docs/design/ranking.md
  designdoc config .                          # also lists what is checked here, as what, and what is left alone and why
"""

Treated = dict[str, str | None]
"""How a document is treated in a folder or an editor: the framework that it follows, and why; where it follows none,
the one that it looks like.
"""


class Effective(NamedTuple):
    """One setting: its key as in ``.designdoc.yaml``, its value, and who said it."""

    key: str
    value: object
    origin: str


def run(arguments: list[str]) -> int:
    """Print the settings that hold for each document."""
    options = parser("config", _EXAMPLES, "Of a folder, it shows which documents are checked.")
    options.add_argument(
        "path", nargs="?", metavar="PATH", help="a document or folder (default: any document in the current folder)"
    )
    options.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_rule_choice(options)
    add_settings(options)
    add_color(options)
    given = options.parse_args(arguments)
    reviewer = FileReviewer(choice_of(given))
    troubles = Troubles()
    document = _document(given.path, reviewer, troubles)
    listing = _listing(given.path, reviewer, troubles)
    settings = reviewer.settings_for(given.path)
    said = [*_command_line(given), *_of_settings(settings, given.path)]
    effective = list({entry.key: entry for entry in reversed(said)}.values())[::-1]
    if given.format == "json":
        entries = [{"key": e.key, "value": e.value, "origin": e.origin} for e in effective]
        file = settings.source.path if settings.source else None
        value = {"version": VERSION, "path": given.path, "file": file, "settings": entries, "document": document}
        if listing is not None:
            value["documents"] = [{"path": shown(path), **treated} for path, treated in listing]
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        sys.stdout.write(_text(effective, settings, Look(wants_color(given.color))))
        sys.stdout.write(f"\n{_sentence(document)}\n" if document else "")
        sys.stdout.write(_lists(listing) if listing else "")
    sys.stdout.flush()
    troubles.failures += settings_failures(reviewer.settings, reviewer.mistakes_and_examples_in)
    troubles.tell()
    return COULD_NOT if troubles.failures else OK


def _document(path: str | None, reviewer: FileReviewer, troubles: Troubles) -> Treated | None:
    """How an existing document is treated. ``None`` for no document."""
    if path is None or not os.path.isfile(path):
        return None
    try:
        document = parse(decode(read_bytes(path)).text)
    except FileAccessError as error:
        troubles.failures.append(Failure(shown(path), str(error)))
        return None
    reviewers = reviewer.reviewers_for(path)
    found = reviewers.for_path(path, document)
    if found.problem:
        troubles.failures.append(Failure(shown(path), found.problem))
    like = None if found.framework or found.problem else reviewers.looks_like(path, document)
    return {"framework": found.framework, "why": found.why, "looks_like": like.framework if like else None}


def _listing(path: str | None, reviewer: FileReviewer, troubles: Troubles) -> list[tuple[str, Treated]] | None:
    """How each document of a folder is treated; ``None`` for what is no folder."""
    if path is None or not os.path.isdir(path):
        return None
    files = [candidate.path for candidate in candidates([path], reviewer.settings, troubles)]
    return [(file, treated) for file in files if (treated := _document(file, reviewer, troubles)) is not None]


def _lists(listing: list[tuple[str, Treated]]) -> str:
    """The documents of a folder that are checked, and those that are left alone."""
    followed = [(path, f"{t['framework']} ({t['why']})") for path, t in listing if t["framework"]]
    alone = [(path, _why_alone(treated)) for path, treated in listing if not treated["framework"]]
    column = max(width(shown(path)) for path, _ in listing)
    text = ""
    for head, entries in (("checked", followed), ("left alone in folders and editors", alone)):
        text += f"\n{counted(len(entries), 'file')} {head}{':' if entries else ''}\n"
        for path, words in entries:
            name = printable(shown(path))
            text += f"  {name}{' ' * (column - width(name))}  {words}\n"
    return text


def _why_alone(treated: Treated) -> str:
    like = treated["looks_like"]
    return f"looks like {like}, which `detect:` does not ask for" if like else str(treated["why"])


def _sentence(document: Treated) -> str:
    """That the document follows ``rfc (front matter)``, or why it is left alone and how to change that."""
    framework, why = document["framework"], document["why"]
    if framework:
        return f"This document follows {framework} ({why})."
    if like := document["looks_like"]:
        return (
            f"This document is left alone in folders and editors, although it looks like {like}.\n"
            f"To have it checked, write `framework: {like}` into its front matter, "
            f"or add {like} to `detect:` in the settings."
        )
    return (
        f"This document is left alone in folders and editors: {why}.\n"
        "To have it checked, write `framework:` into its front matter, or name it under `documents:` in the settings."
    )


def _command_line(given: object) -> list[Effective]:
    """What the command line says; it comes first because it wins."""
    options = vars(given)
    values = {
        "framework": options["framework"],
        "profile": options["profile"],
        "select": list(listed(options["select"])),
        "ignore": list(listed(options["ignore"])),
    }
    return [Effective(key, value, "command line") for key, value in values.items() if value]


def _of_settings(settings: Settings, path: str | None) -> list[Effective]:
    """What the settings file says about a document, then the defaults."""
    here = settings.for_path(path)
    entry = f"documents[{here.entry}]"
    found = []
    if here.framework:
        found.append(Effective("framework", here.framework, _origin(settings, f"{entry}.framework")))
    if here.profile:
        found.append(Effective("profile", here.profile, _origin(settings, f"{entry}.profile")))
    for rule, level in sorted(here.rules.items()):
        own = f"{entry}.rules.{rule}"
        spans = settings.source.spans if settings.source else {}
        found.append(
            Effective(f"rules.{rule}", level.value, _origin(settings, own if own in spans else f"rules.{rule}"))
        )
    for number, documents in enumerate(settings.documents):
        key = f"documents[{number}].files"
        found.append(Effective(key, list(documents.patterns), _origin(settings, key)))
    for section, names in sorted(settings.synonyms.items()):
        found.append(Effective(f"synonyms.{section}", list(names), _origin(settings, f"synonyms.{section}")))
    lists = {
        "detect": list(settings.detect),
        "packs": [shown(pack) for pack in settings.packs],
        "exclude": list(settings.exclude),
        "baseline": shown(settings.baseline) if settings.baseline else None,
        "fail-on": settings.fail_on.value,
        "min-severity": settings.min_severity.value,
    }
    found += [Effective(key, value, _origin(settings, key)) for key, value in lists.items()]
    automatic = f"front matter, else what the document looks like, else {DEFAULT_FRAMEWORK} for a named file"
    return [*found, Effective("framework", automatic, "default"), Effective("profile", "production", "default")]


def _origin(settings: Settings, key: str) -> str:
    """``.designdoc.yaml:5``, or ``default``."""
    line = settings.source.line(key) if settings.source else None
    return f"{settings.source.path}:{line}" if settings.source and line else "default"


def _text(effective: list[Effective], settings: Settings, look: Look) -> str:
    file = settings.source.path if settings.source else "none found, so the defaults hold"
    lines = [f"Settings file: {file}", ""]
    key_width = max(width(entry.key) for entry in effective)
    for key, value, origin in effective:
        shown_value = ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value or "none")
        lines.append(f"{look.paint(f'{key:<{key_width}}', 'bold')}  {shown_value}  {look.paint(f'({origin})', 'dim')}")
    return "\n".join([*lines, ""])
