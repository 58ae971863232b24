"""``designdoc baseline``: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from designdoc.cli.arguments import Parser, add_paths, add_settings, add_speed, parser
from designdoc.cli.caching.result_cache import result_folder
from designdoc.cli.checking.check_files import check_paths
from designdoc.cli.checking.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK
from designdoc.cli.reporting.progress import ProgressLine
from designdoc.cli.reporting.standard_output import STDOUT
from designdoc.cli.reporting.statistics import Clock
from designdoc.cli.troubles import Troubles
from designdoc.reports.result import Failure
from designdoc.text.counted import counted
from designdoc.workspace.baseline import DEFAULT_NAME, Baseline, baseline_text, load_baseline, save_baseline
from designdoc.workspace.files import FileAccessError, shown, shown_from_here

Accepted = dict[str, dict[str, str]]
"""For each document the fingerprints of its findings, each with its rule."""

_EXAMPLES = """\
The file is that of `baseline:` in .designdoc.yaml, else .designdoc-baseline.json in the current folder.
`designdoc check` reads it where `baseline:` names it. Findings are known by their words and not by their line, and
documents that git saw renamed by their new names.

examples:
  designdoc baseline docs
"""


def run(arguments: list[str]) -> int:
    """Check, and write down what was found."""
    given = _parser().parse_args(arguments)
    folder = None if given.no_cache else result_folder(given.cache_dir)
    checker = Checker(choice_of(given), folder)
    troubles = Troubles()
    files: dict[Path, Accepted] = {}
    named: set[Path] = set()
    for result in check_paths(given, checker, troubles, Clock(), ProgressLine()):
        said = checker.settings.for_file(result.path).baseline
        path = Path(given.output).absolute() if given.output else said or Path.cwd() / DEFAULT_NAME
        if path == said:
            named.add(path)
        files.setdefault(path, {})[result.path] = {finding.fingerprint: finding.rule for finding in result.findings}
    for path, accepted in files.items():
        if given.output == STDOUT:
            _print(accepted)
        else:
            _update(path, accepted, troubles, named=path in named)
    sys.stdout.flush()
    troubles.tell()
    return COULD_NOT if troubles.failures else OK


def _parser() -> Parser:
    arguments = parser("baseline", _EXAMPLES, "Run it again to drop what was fixed since.")
    add_paths(arguments)
    arguments.add_argument("--output", metavar="FILE", help="the file, whatever the settings say (-: standard output)")
    add_speed(arguments)
    add_settings(arguments)
    return arguments


def _print(accepted: Accepted) -> None:
    """Print a baseline as one in the current folder, without what an older one has accepted."""
    here = Baseline(Path.cwd())
    sys.stdout.write(baseline_text({here.key(document): found for document, found in accepted.items()}))
    print(f"{counted(sum(map(len, accepted.values())), 'finding')} accepted.", file=sys.stderr)


def _update(path: Path, accepted: Accepted, troubles: Troubles, *, named: bool) -> None:
    """Write one baseline and say what changed. Documents that were not checked now keep what was accepted in them,
    unless they are gone.
    """
    try:
        old = load_baseline(path) if os.path.exists(path) else Baseline(path.parent)
        kept = {name: found for name, found in old.accepted.items() if os.path.exists(path.parent / name)}
        now = {old.key(document): found for document, found in accepted.items()}
        save_baseline(path, {**kept, **now})
    except FileAccessError as error:
        troubles.failures.append(Failure(shown(path), str(error)))
        return
    before = {(name, fingerprint) for name, found in old.accepted.items() for fingerprint in found}
    after = {(name, fingerprint) for name, found in {**kept, **now}.items() for fingerprint in found}
    fixed = before - after
    accepted_now = f"{shown_from_here(path)}: {counted(len(after), 'finding')} accepted"
    print(f"{accepted_now} ({len(after - before)} new, {len(fixed)} fixed or gone).")
    for new, former in sorted(old.renamed.items()):
        print(f"  renamed: {former} is now {new}")
    for (name, rule), number in sorted(Counter((name, old.accepted[name][known]) for name, known in fixed).items()):
        print(f"  fixed or gone in {name}: {rule}{f' ({number} times)' if number > 1 else ''}")
    if not named:
        print(f"Add `baseline: {shown_from_here(path)}` to .designdoc.yaml, so that `designdoc check` reads it.")
