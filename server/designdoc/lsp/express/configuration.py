"""Configuration: the editor's own settings, and files that the judgement depends on."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.lsp.conversion.uris import path_of
from designdoc.lsp.options import options_of
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import Handler
from designdoc.lsp.wire.jsonrpc import Json

_WATCHED = ("**/.designdoc.yaml", "**/*.{yaml,yml}")
"""Settings files, and the YAML of packs that may lie anywhere below a folder."""


def handlers(session: Session) -> Mapping[str, Handler]:
    """What follows ``initialize``, and the notifications about changed settings."""

    def initialized(params: Json) -> Json:
        _register(session)
        _pull(session)

    def configuration_changed(params: Json) -> Json:
        if session.client.configuration:
            _pull(session)
        else:
            _use(session, params.get("settings") if isinstance(params, dict) else None)

    def files_changed(params: Json) -> Json:
        changes = params.get("changes") if isinstance(params, dict) else None
        paths = [path_of(change["uri"], session.system) for change in changes or ()]
        if session.host.files_changed(path for path in paths if path is not None):
            session.judge_anew()

    return {
        "initialized": initialized,
        "workspace/didChangeConfiguration": configuration_changed,
        "workspace/didChangeWatchedFiles": files_changed,
    }


def _register(session: Session) -> None:
    """Ask to be told about changes, where the editor lets servers ask."""
    registrations: list[Json] = []
    if "workspace/didChangeConfiguration" in session.client.dynamic:
        registrations.append(
            {
                "id": "designdoc-configuration",
                "method": "workspace/didChangeConfiguration",
                "registerOptions": {"section": "designdoc"},
            }
        )
    if "workspace/didChangeWatchedFiles" in session.client.dynamic:
        watchers = [{"globPattern": pattern} for pattern in _WATCHED]
        registrations.append(
            {
                "id": "designdoc-files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            }
        )
    if registrations:
        session.connection.ask("client/registerCapability", {"registrations": registrations})


def _pull(session: Session) -> None:
    """Ask the editor for the section ``designdoc`` of its settings and use them."""

    def use(answer: Json) -> None:
        if isinstance(answer, list) and answer:
            _use(session, answer[0])

    if session.client.configuration:
        session.connection.ask("workspace/configuration", {"items": [{"section": "designdoc"}]}, use)


def _use(session: Session, settings: Json) -> None:
    options, mistakes = options_of(settings, session.first_options)
    for mistake in mistakes:
        session.connection.notify("window/logMessage", {"type": 2, "message": mistake})
    if options != session.options:
        session.options = options
        session.host.invalidate()
        session.judge_anew()
