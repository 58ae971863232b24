"""Documents that links join: the one to which a link leads, and those that link to one, open or in the workspace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import PurePath
from urllib.parse import unquote

from designdoc.document.links import AnchorOf, PlacedLink, anchor_named
from designdoc.features.links import destination
from designdoc.lsp.conversion.uris import key_of_path
from designdoc.lsp.session import Moment
from designdoc.lsp.workspace_files import find_files, read_file
from designdoc.workspace.snapshot import OpenDocument

_DOCUMENTS = (".md", ".markdown", ".mdx", ".qmd")


def linked_document(moment: Moment, home: OpenDocument, target: str) -> tuple[OpenDocument, str] | None:
    """The other document to which the destination of a link in ``home`` leads, with the anchor that it names; ``None``
    for a link to anything else.
    """
    file = destination(home.path, target)
    if file is None or not file[0].lower().endswith(_DOCUMENTS):
        return None
    path, fragment = file
    there = moment.snapshot.documents.get(key_of_path(path, moment.session.system)) or read_file(moment.session, path)
    return None if there is None else (there, anchor_named(fragment))


async def linking_documents(moment: Moment, home: OpenDocument) -> AsyncIterator[tuple[OpenDocument, AnchorOf]]:
    """Every document that may link to ``home`` by its file name, itself included, with what tells the anchor to which a
    link of it leads there. Between two files the editor's other messages are handled.
    """
    if home.path is None:
        return
    name = PurePath(home.path).name.casefold()
    for document in moment.snapshot.documents.values():
        if _names(document, name):
            yield document, _anchors_in(home, name, document, moment)
    for path in await find_files(moment):
        await asyncio.sleep(0)
        if key_of_path(path, moment.session.system) in moment.snapshot.documents:
            continue
        file = read_file(moment.session, path)
        if file is not None and _names(file, name):
            yield file, _anchors_in(home, name, file, moment)


def _names(document: OpenDocument, name: str) -> bool:
    """Whether a file of this name is mentioned anywhere: to look for that costs much less than to parse."""
    return name in unquote(document.text).casefold()


def _anchors_in(home: OpenDocument, name: str, document: OpenDocument, moment: Moment) -> AnchorOf:
    def anchor_of(link: PlacedLink) -> str | None:
        file = None if link.link.image else destination(document.path, link.target)
        if file is None or PurePath(file[0]).name.casefold() != name:
            return None
        return anchor_named(file[1]) if key_of_path(file[0], moment.session.system) == home.key else None

    return anchor_of
