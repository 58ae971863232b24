"""``designdoc new``: write the scaffold of a new document."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from designdoc.cli.arguments import add_settings, parser
from designdoc.cli.choice import STDIN
from designdoc.cli.exit_status import OK, UsageError
from designdoc.cli.known_packs import KnownPacks
from designdoc.rules.new_document import new_document
from designdoc.rules.reviewers import DEFAULT_FRAMEWORK
from designdoc.text.nearest import unknown
from designdoc.workspace.files import FileAccessError, shown, write_atomically

_EXAMPLES = """\
examples:
  designdoc new docs/design/ranking.md --title "Feed ranking"
  designdoc new --framework adr --title "Use Kafka for the event log" > docs/adr/0007-kafka.md
"""


def run(arguments: list[str]) -> int:
    """Make the document; an existing file is overwritten with --force only."""
    options = parser("new", _EXAMPLES)
    options.add_argument("file", nargs="?", metavar="FILE", help="where to write it (default, and -: standard output)")
    options.add_argument("--title", help="the title of the document")
    options.add_argument("--all", action="store_true", help="write recommended and optional sections too")
    options.add_argument("--force", action="store_true", help="overwrite an existing file")
    add_settings(
        options,
        f"the framework of the document (default: that of the settings for FILE, else {DEFAULT_FRAMEWORK})",
        "the profile of the document (default: production)",
    )
    given = options.parse_args(arguments)
    file = None if given.file == STDIN else given.file
    packs = KnownPacks(given)
    framework = given.framework or (packs.reviewers.settings.for_path(file).framework if file else None)
    pack = packs.pack(framework or DEFAULT_FRAMEWORK)
    known = pack.framework.profile_ids if pack.framework else ()
    if given.profile and given.profile not in known:
        raise UsageError(f"{pack.id}: {unknown('profile', given.profile, known)}")
    text = new_document(pack, given.title or _title_of(file), given.profile, every=given.all, today=date.today())
    if file is None:
        sys.stdout.write(text)
        return OK
    _write(file, text, force=given.force)
    print(f"Wrote {file}. Fill it in, then run `designdoc check {file}`.", file=sys.stderr)
    return OK


def _title_of(file: str | None) -> str:
    """A title made from a file name: ``feed-ranking.md`` is about *Feed ranking*."""
    if file is None:
        return ""
    words = Path(shown(file)).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _write(file: str, text: str, *, force: bool) -> None:
    path = Path(file)
    if not file:
        raise UsageError("the name of the file is empty")
    if path.is_dir():
        raise UsageError(f"{file} is a folder; name a file in it")
    if path.exists() and not force:
        raise UsageError(f"{file} exists already; --force overwrites it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8"))
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError(f"{file}: what stands above it is no folder") from error
    except FileAccessError as error:
        raise UsageError(f"{file}: {error}") from error
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from error
