"""Values of the core as lsprotocol's types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cattrs import Converter
from lsprotocol import types
from lsprotocol.converters import get_converter

from designdoc.lsp.client import Client
from designdoc.lsp.conversion.markup import snippet_for
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.text import Span, TextEdit
from designdoc.workspace.snapshot import OpenDocument


def position(places: Places, offset: int) -> types.Position:
    """An offset as a position."""
    return types.Position(*places.position(offset))


def range_(places: Places, span: Span) -> types.Range:
    """A span as a range."""
    return types.Range(position(places, span.start), position(places, span.end))


def text_edit(places: Places, edit: TextEdit) -> types.TextEdit:
    """An edit without tab stops."""
    return types.TextEdit(range_(places, edit.span), edit.text)


class DocumentChange(NamedTuple):
    """Edits of one document, which need not be open."""

    document: OpenDocument
    places: Places
    edits: Sequence[TextEdit]


def workspace_edit(
    client: Client, document: OpenDocument, places: Places, edits: Sequence[TextEdit], *, snippets: bool = False
) -> types.WorkspaceEdit:
    """Edits of one open document, as in ``workspace_edits``."""
    return workspace_edits(client, [DocumentChange(document, places, edits)], snippets=snippets)


def workspace_edits(
    client: Client, changes: Iterable[DocumentChange], *, snippets: bool = False
) -> types.WorkspaceEdit:
    """Edits of some documents, bound to the versions they were made for where the editor knows versions; a file that is
    not open has none.

    With ``snippets``, edits that have tab stops keep them, if the editor said that it can insert such edits.
    """
    if not client.versioned_edits:
        return types.WorkspaceEdit(
            changes={one.document.uri: [text_edit(one.places, edit) for edit in one.edits] for one in changes}
        )
    use_snippets = snippets and client.snippet_edits
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(one.document.uri, one.document.version),
                [
                    _snippet_edit(client, one.places, edit) if use_snippets else text_edit(one.places, edit)
                    for edit in one.edits
                ],
            )
            for one in changes
        ]
    )


def plain_json(value: object) -> Json:
    """One of lsprotocol's values as JSON."""
    return _converter().unstructure(value)


@lru_cache(maxsize=1)
def _converter() -> Converter:
    return get_converter()


def _snippet_edit(client: Client, places: Places, edit: TextEdit) -> types.TextEdit | types.SnippetTextEdit:
    if edit.snippet is None:
        return text_edit(places, edit)
    return types.SnippetTextEdit(range_(places, edit.span), types.StringValue(snippet_for(client, edit.snippet)))
