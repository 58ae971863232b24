"""``initialize`` and workspace folders: the beginning of a conversation."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from designdoc.lsp.capabilities import initialize_result
from designdoc.lsp.client import client_of
from designdoc.lsp.conversion.uris import path_of, uri_of
from designdoc.lsp.express.loading_ahead import load_ahead
from designdoc.lsp.options import options_of
from designdoc.lsp.session import Session
from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import Json, RpcError
from designdoc.lsp.wire.parent import end_with
from designdoc.workspace.snapshot import Folder

log = logging.getLogger(__name__)


def handlers(session: Session) -> Mapping[str, Handler]:
    """``initialize`` and ``workspace/didChangeWorkspaceFolders``."""

    def initialize(params: Json) -> Json:
        if not isinstance(params, dict):
            raise RpcError(jsonrpc.INVALID_PARAMS, "'initialize' needs parameters.")
        session.client = client_of(params)
        session.options, mistakes = options_of(params.get("initializationOptions"))
        session.first_options = session.options
        for mistake in mistakes:
            log.warning("%s", mistake)
        session.host.set_folders(_first_folders(session, params))
        if session.child:
            end_with(params.get("processId"), session.connection.hang_up)
        load_ahead()
        return initialize_result(session.client, session.options)

    def folders_changed(params: Json) -> Json:
        event = params["event"]
        gone = {session.key(folder["uri"]) for folder in event.get("removed") or ()}
        stay = [f for f in session.host.snapshot.folders if session.key(f.uri) not in gone]
        come = [_folder(session, folder) for folder in event.get("added") or ()]
        by_key: dict[str, Folder] = {}
        for folder in (*stay, *come):
            by_key.setdefault(session.key(folder.uri), folder)
        session.host.set_folders(by_key.values())
        session.host.check_settings()
        session.judge_anew()

    return {"initialize": initialize, "workspace/didChangeWorkspaceFolders": folders_changed}


def _first_folders(session: Session, params: Mapping[str, Json]) -> list[Folder]:
    """The folders that the editor opened; editors that know no folders name a root."""
    folders = params.get("workspaceFolders")
    if isinstance(folders, list):
        named = (folder for folder in folders if isinstance(folder, dict) and isinstance(folder.get("uri"), str))
        return [_folder(session, folder) for folder in named]
    root = params.get("rootUri")
    if not isinstance(root, str) and isinstance(params.get("rootPath"), str):
        root = uri_of(params["rootPath"], session.system)
    return [_folder(session, {"uri": root})] if isinstance(root, str) else []


def _folder(session: Session, folder: Mapping[str, Json]) -> Folder:
    return Folder(folder["uri"], path_of(folder["uri"], session.system), str(folder.get("name", "")))
