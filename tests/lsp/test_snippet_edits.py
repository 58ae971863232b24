"""Gaps for the author's words: tab stops for editors that said they can insert them, plain text for all others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from lsprotocol import types

from designdoc.lsp.client import Client
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.conversion.places import Places
from designdoc.text import Span, TextEdit
from designdoc.text.encoding import Encoding
from designdoc.text.line_index import LineIndex
from designdoc.workspace.snapshot import OpenDocument

PLAIN, SNIPPET = " (p99 under … ms)", " (p99 under ${1:200} ms)"
SPEED = TextEdit(Span(6, 6), PLAIN, SNIPPET)


def sent(client: Client, *, snippets: bool = True) -> str:
    document = cast("OpenDocument", SimpleNamespace(uri="file:///a.md", version=1))
    places = Places(LineIndex("- Fast\n"), Encoding.UTF16)
    edit = to_proto.workspace_edit(client, document, places, [SPEED], snippets=snippets)
    if edit.changes is not None:
        return edit.changes["file:///a.md"][0].new_text
    (change,) = edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (made,) = change.edits
    return made.snippet.value if isinstance(made, types.SnippetTextEdit) else made.new_text


@pytest.mark.parametrize(
    ("client", "text"),
    [
        (Client(), PLAIN),
        (Client(versioned_edits=True), PLAIN),
        (Client(snippet_edits=True), PLAIN),  # Such edits are only allowed in changes of a version.
        (Client(versioned_edits=True, snippet_edits=True), SNIPPET),
    ],
)
def test_an_editor_gets_what_it_can_insert(client: Client, text: str) -> None:
    assert sent(client) == text


def test_a_command_that_inserts_at_once_has_no_gaps() -> None:
    assert sent(Client(versioned_edits=True, snippet_edits=True), snippets=False) == PLAIN
