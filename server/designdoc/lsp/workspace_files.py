"""Files of the workspace that are not open: found, read, reviewed, and kept until they change."""

from __future__ import annotations

import asyncio
import itertools
import json

from designdoc.lsp.conversion.uris import key_of_path, uri_of
from designdoc.lsp.diagnostic_json import diagnostics_of
from designdoc.lsp.session import Moment, Session
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.records import record
from designdoc.text.decode import decode
from designdoc.workspace.discovery import discover
from designdoc.workspace.files import FileAccessError, read_bytes
from designdoc.workspace.signatures import Signature, signature
from designdoc.workspace.snapshot import OpenDocument

_LANGUAGES = {".mdx": "mdx", ".qmd": "quarto"}


@record
class Checked:
    """A file with its diagnostics. ``state`` is what the result depends on: the file on the disk and the revision."""

    key: str
    uri: str
    result_id: str
    diagnostics: list[Json]
    state: tuple[Signature, int]


_ids = itertools.count(1)


async def files_to_check(moment: Moment) -> list[str]:
    """The Markdown files of all workspace folders, at most as many as the user wants to have checked."""
    return (await find_files(moment))[: moment.options.max_workspace_files]


async def find_files(moment: Moment) -> list[str]:
    """The Markdown files of all workspace folders in a fixed order, but those that settings exclude.

    They are looked for in a thread. The host belongs to the conversation's own thread, and is asked before.
    """
    folders = [folder.path for folder in moment.snapshot.folders if folder.path is not None]
    excluded = [moment.session.host.settings_of_folder(folder).settings.excludes for folder in folders]

    def found() -> list[str]:
        discovered = [discover([folder], excludes) for folder, excludes in zip(folders, excluded, strict=True)]
        return [candidate.path for there in discovered for candidate in there.files]

    files = await asyncio.get_running_loop().run_in_executor(None, found)
    return list(dict.fromkeys(files))


def check_file(moment: Moment, path: str) -> Checked | None:
    """The diagnostics of a file on the disk; those of last time while neither it nor the settings changed. ``None`` for
    one that is open, whose diagnostics are those of its text in the editor, or cannot be read.
    """
    session = moment.session
    key = key_of_path(path, session.system)
    if key in moment.snapshot.documents:
        return None
    state = (signature(path), session.host.revision)
    known = session.checked_files.get(key)
    if known is not None and known.state == state:
        return known
    document = read_file(session, path)
    if document is None:
        return None
    diagnostics = json.loads(diagnostics_of(session, document))
    checked = Checked(key, document.uri, f"file-{next(_ids)}", diagnostics, state)
    session.checked_files[key] = checked
    session.reported_files[key] = document.uri
    return checked


def read_file(session: Session, path: str) -> OpenDocument | None:
    """A file on the disk as a document; ``None`` for one that cannot be read."""
    try:
        text = decode(read_bytes(path)).text
    except FileAccessError:
        return None
    language = _LANGUAGES.get(path[path.rfind(".") :].lower(), "markdown")
    return OpenDocument(key_of_path(path, session.system), uri_of(path, session.system), path, language, None, text)
