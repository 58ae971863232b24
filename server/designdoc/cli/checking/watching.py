"""Watching: check again whenever a document, a settings file, a baseline or a pack changes.

Files are looked at twice a second. That needs no library, works on network drives and in containers, and costs a
thousandth of a processor for a hundred documents.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from designdoc.cli.checking.candidates import candidates
from designdoc.cli.exit_status import UsageError
from designdoc.cli.troubles import Troubles
from designdoc.text.counted import counted
from designdoc.workspace.signatures import Signature, signature, tree_signature

if TYPE_CHECKING:
    import argparse

    from designdoc.cli.checking.checker import Checker

EVERY = 0.5
"""Seconds between two looks. A change counts when the next look finds no further one, so that saving many files at
once is one change.
"""

_PACK_FILES = (".yaml", ".yml")

State = dict[str, Signature | str]
"""What tells one state of everything that is watched from another."""


def watch(given: argparse.Namespace, check: Callable[[Checker], int], checker: Callable[[], Checker]) -> int:
    """Check, wait for a change, and check again; only Ctrl-C ends it (as KeyboardInterrupt)."""
    while True:
        if sys.stdout.isatty():
            sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
        current = checker()
        # Taken before the check: what changes while it runs is a change.
        known = _state(given, current)
        check(current)
        sys.stdout.flush()
        print(f"designdoc: watching {counted(len(known), 'file')}; Ctrl-C ends.", file=sys.stderr, flush=True)
        _wait(given, checker, known)


def _wait(given: argparse.Namespace, checker: Callable[[], Checker], known: State) -> None:
    """Return when something has changed and then stayed as it is for one look."""
    last = known
    while True:
        time.sleep(EVERY)
        try:
            now = _state(given, checker())
        except UsageError:
            # Many an editor takes the file of --config away for a moment to save it.
            continue
        if now == last and now != known:
            return
        last = now


def _state(given: argparse.Namespace, checker: Checker) -> State:
    files = candidates(given.paths, checker.settings, Troubles(), force_exclude=given.force_exclude)
    state: State = {candidate.path: signature(candidate.path) for candidate in files}
    # Settings are read when a document asks for them, and a new file may have come nearer to one.
    for settings in {id(found): found for found in map(checker.settings.for_file, state)}.values():
        watched = [settings.source.path if settings.source else None, settings.baseline]
        state |= {str(path): signature(path) for path in watched if path is not None}
        for pack in settings.packs:
            state[str(pack)] = tree_signature([Path(pack)], _PACK_FILES)
    return state
