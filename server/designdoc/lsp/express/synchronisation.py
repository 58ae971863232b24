"""Text synchronisation: documents open, change, are saved and close."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from designdoc.lsp.conversion.places import Places
from designdoc.lsp.conversion.uris import path_of
from designdoc.lsp.express.publishing import Publisher
from designdoc.lsp.express.settings_troubles import SettingsTroubles
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, Json, RpcError
from designdoc.text.encoding import Encoding
from designdoc.workspace.snapshot import OpenDocument

log = logging.getLogger(__name__)


def handlers(session: Session, publisher: Publisher, troubles: SettingsTroubles) -> Mapping[str, Handler]:
    """The four notifications about open documents."""

    def opened(params: Json) -> Json:
        item = params["textDocument"]
        uri, text = item["uri"], item["text"]
        if not isinstance(text, str):
            raise RpcError(INVALID_PARAMS, "A document without a text was not opened.")
        key = session.key(uri)
        path = path_of(uri, session.system)
        session.remember(uri, key)
        session.host.open(OpenDocument(key, uri, path, str(item.get("languageId", "")), item.get("version"), text))
        session.host.check_settings()
        session.take_for_checking(key)
        publisher.publish_soon(key)
        troubles.look_soon()

    def changed(params: Json) -> Json:
        item = params["textDocument"]
        key = session.key(item["uri"])
        document = session.host.get(key)
        if document is None:
            log.warning("A change of a document that is not open was ignored.")
            return
        changes, encoding = params["contentChanges"], session.client.encoding
        session.host.open(apply_changes(document, item.get("version"), changes, encoding))
        session.edited()
        publisher.typed(key)

    def saved(params: Json) -> Json:
        key = session.key(params["textDocument"]["uri"])
        if session.host.check_settings():
            session.judge_anew()
        session.take_for_checking(key)
        publisher.publish_soon(key)

    def closed(params: Json) -> Json:
        uri = params["textDocument"]["uri"]
        document = session.host.close(session.key(uri))
        session.forget(uri)
        if document is not None:
            publisher.closed(document)

    return {
        "textDocument/didOpen": opened,
        "textDocument/didChange": changed,
        "textDocument/didSave": saved,
        "textDocument/didClose": closed,
    }


def apply_changes(
    document: OpenDocument, version: int | None, changes: Sequence[Json], encoding: Encoding
) -> OpenDocument:
    """The document after the changes of one notification, each of which counts in the text left by the one before.

    Raises KeyError or TypeError when a change has not the shape that LSP prescribes; then nothing has changed.
    """
    for change in changes:
        if change.get("range") is None:
            document = document.replaced(version, change["text"])
        else:
            span = Places(document.lines, encoding).span(change["range"])
            document = document.edited(version, span, change["text"])
    return document
