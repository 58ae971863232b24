"""Write the generated pages of docs/ from the packs, and the output that the README shows: `python docs/generate.py`.

With ``--check`` nothing is written; the exit status is 1 when a page is stale, missing or left over.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from designdoc.packs import store
from designdoc.reports.reference import pages
from designdoc.reports.reference.markup import GENERATED

DOCS = Path(__file__).resolve().parent
README = "../README.md"
CONSOLE = re.compile(r"(?<=^```console\n)(\$ designdoc ([^\n]*)\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def main(arguments: list[str]) -> int:
    """Write or compare every page, and say what changed."""
    wanted = {**pages([store.load(pack_id) for pack_id in store.pack_ids()]), README: readme()}
    stale = [name for name, text in wanted.items() if current(name) != text]
    left_over = sorted(generated() - set(wanted))
    if "--check" not in arguments:
        for name in stale:
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        for name in left_over:
            (DOCS / name).unlink()
    for name in [*stale, *left_over]:
        print((DOCS / name).resolve().relative_to(DOCS.parent).as_posix())
    return 1 if "--check" in arguments and (stale or left_over) else 0


def current(name: str) -> str | None:
    """The page as it lies there, ``None`` where there is none."""
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def readme() -> str:
    """The README, with what each command in a `console` block prints today."""
    text = (DOCS / README).read_text(encoding="utf-8")
    return CONSOLE.sub(lambda block: block[1] + output(shlex.split(block[2])), text)


def output(arguments: list[str]) -> str:
    """What `designdoc` prints into a pipe, run in the top folder."""
    return subprocess.run(
        [sys.executable, "-m", "designdoc", *arguments],
        cwd=DOCS.parent,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    ).stdout


def generated() -> set[str]:
    """The pages that an earlier run has written."""
    return {
        path.relative_to(DOCS).as_posix()
        for path in DOCS.rglob("*.md")
        if path.read_text(encoding="utf-8").startswith(GENERATED)
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
