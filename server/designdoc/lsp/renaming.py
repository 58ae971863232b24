"""Renaming a heading with every link to it, also in other files of the workspace."""

from __future__ import annotations

from lsprotocol import types

from designdoc.document.links import redirected
from designdoc.features import links
from designdoc.lsp.conversion import to_proto
from designdoc.lsp.linking_documents import linking_documents
from designdoc.lsp.session import Moment
from designdoc.workspace.snapshot import OpenDocument


async def renamed(moment: Moment, document: OpenDocument, anchor: str, name: str) -> types.WorkspaceEdit:
    """The edit that gives the heading with an anchor another name.

    Raises ValueError when the heading cannot be renamed or the name is no heading.
    """
    renaming = links.rename(document.document, anchor, name)
    changes = {document.uri: to_proto.DocumentChange(document, moment.session.places(document), renaming.edits)}
    async for other, anchor_of in linking_documents(moment, document):
        edits = redirected(other.document, renaming.anchors, anchor_of)
        if other.uri in changes:
            edits = sorted([*changes[other.uri].edits, *edits], key=lambda edit: edit.span)
        if edits:
            changes[other.uri] = to_proto.DocumentChange(other, moment.session.places(other), edits)
    return to_proto.workspace_edits(moment.session.client, changes.values())
