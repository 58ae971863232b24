"""``designdoc baseline``: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import sys
from pathlib import Path

from designdoc.cli.arguments import Parser, add_paths, add_settings, add_speed, parser
from designdoc.cli.caching import result_folder
from designdoc.cli.checker import Checker
from designdoc.cli.choice import choice_of
from designdoc.cli.exit_status import COULD_NOT, OK
from designdoc.cli.running import check_paths
from designdoc.cli.troubles import Troubles
from designdoc.reports.result import Failure, Result
from designdoc.reports.summary import counted
from designdoc.workspace.baseline import DEFAULT_NAME, Baseline, load_baseline, save_baseline
from designdoc.workspace.files import FileAccessError, shown
from designdoc.workspace.settings_finder import SettingsFinder

SUMMARY = "Accept today's findings, so that only new ones are reported. Run it again to drop what was fixed since."

_EXAMPLES = """\
The file is that of `baseline:` in .designdoc.yaml, else .designdoc-baseline.json in the current folder.
`designdoc check` reads it where `baseline:` names it. Findings are known by their words and not by their line.

examples:
  designdoc baseline docs
"""


def run(arguments: list[str]) -> int:
    """Check, and write down what was found."""
    given = _parser().parse_args(arguments)
    folder = None if given.no_cache else result_folder(given.cache_dir)
    checker = Checker(choice_of(given), folder)
    troubles = Troubles()
    results = check_paths(given, checker, troubles)
    for path, members in _by_baseline(results, checker.settings, given.output).items():
        _update(path, members, troubles, named=checker.settings.for_file(members[0].path).baseline == path)
    sys.stdout.flush()
    troubles.tell()
    return COULD_NOT if troubles.failures else OK


def _parser() -> Parser:
    arguments = parser("baseline", SUMMARY, _EXAMPLES)
    add_paths(arguments)
    arguments.add_argument("--output", metavar="FILE", help="write this file, whatever the settings say")
    add_speed(arguments)
    add_settings(arguments)
    return arguments


def _by_baseline(results: list[Result], settings: SettingsFinder, output: str | None) -> dict[Path, list[Result]]:
    """The results that belong into each baseline file."""
    files: dict[Path, list[Result]] = {}
    for result in results:
        said = Path(output).absolute() if output else settings.for_file(result.path).baseline
        files.setdefault(said or Path.cwd() / DEFAULT_NAME, []).append(result)
    return files


def _update(path: Path, results: list[Result], troubles: Troubles, *, named: bool) -> None:
    """Write one baseline and say what changed. Documents that were not checked now keep what was accepted in them,
    unless they are gone.
    """
    try:
        old = load_baseline(path) if path.exists() else Baseline(path.parent)
        kept = {name: found for name, found in old.accepted.items() if (path.parent / name).exists()}
        now = {old.key(result.path): {f.fingerprint: f.rule for f in result.findings} for result in results}
        save_baseline(path, {**kept, **now})
    except FileAccessError as error:
        troubles.failures.append(Failure(shown(path), str(error)))
        return
    before = {(name, fingerprint) for name, found in old.accepted.items() for fingerprint in found}
    after = {(name, fingerprint) for name, found in {**kept, **now}.items() for fingerprint in found}
    print(
        f"{shown(path)}: {counted(len(after), 'finding')} accepted "
        f"({len(after - before)} new, {len(before - after)} fixed or gone)."
    )
    if not named:
        print(f"Add `baseline: {path.name}` to .designdoc.yaml, so that `designdoc check` reads it.")
