"""The workspace edit that teaches ``.designdoc.yaml`` a synonym, in the file that holds for a document."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from designdoc.features.teaching import Lesson, teach
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.conversion.uris import uri_of
from designdoc.lsp.session import Moment
from designdoc.text.decode import decode
from designdoc.text.line_index import LineIndex
from designdoc.workspace.files import FileAccessError, read_bytes
from designdoc.workspace.settings_file import FILE_NAME
from designdoc.workspace.snapshot import OpenDocument


def teaching_edit(moment: Moment, document: OpenDocument, lesson: Lesson) -> types.WorkspaceEdit | None:
    """The edit of the settings file, which is created in the workspace folder when there is none.

    ``None`` where the editor cannot edit (or create) other files, where the document lies in no folder, and where the
    file cannot be added to.
    """
    client = moment.session.client
    path = moment.session.host.settings(document.path).path
    if path is None:
        folder = next((folder.path for folder in moment.snapshot.folders if folder.path), None)
        # Neovim declares that it creates files and not that it takes document changes, of which these are a part.
        if folder is None or not client.file_creation:
            return None
        return _creating(uri_of(str(Path(folder) / FILE_NAME), moment.session.system), lesson)
    uri = uri_of(str(path), moment.session.system)
    opened = moment.document(uri)
    try:
        text = opened.text if opened is not None else decode(read_bytes(path)).text
    except FileAccessError:
        return None
    edit = teach(text, lesson)
    if edit is None:
        return None
    change = to_proto.text_edit(Places(LineIndex(text), client.encoding), edit)
    if not client.versioned_edits:
        return types.WorkspaceEdit(changes={uri: [change]})
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, opened.version if opened is not None else None)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, [change])])


def _creating(uri: str, lesson: Lesson) -> types.WorkspaceEdit | None:
    edit = teach("", lesson)
    if edit is None:
        return None
    start = types.Position(0, 0)
    change = types.TextEdit(types.Range(start, start), edit.text)
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    create = types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True))
    return types.WorkspaceEdit(document_changes=[create, types.TextDocumentEdit(identifier, [change])])
