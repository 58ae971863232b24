"""What the server says it can do, in answer to ``initialize``.

The answer is plain JSON and depends on nothing but the editor and its options, so it is given before pygls is loaded.
A test holds it against lsprotocol's types and against the handlers that exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designdoc import __version__
from designdoc.lsp.client import Client
from designdoc.lsp.options import Options, Switch
from designdoc.lsp.wire.jsonrpc import Json

COMMANDS = (
    "designdoc.frameworks",
    "designdoc.newDocument",
    "designdoc.insertSection",
    "designdoc.insertAllMissing",
    "designdoc.showCoverage",
    "designdoc.exportReport",
)
"""The commands that ``workspace/executeCommand`` runs."""

TOKEN_TYPES = ("macro", "property")
"""Semantic token types: a placeholder (coloured like a macro: to be replaced), the name of a metric."""

FEATURE_METHODS = frozenset(
    {
        "textDocument/codeAction",
        "codeAction/resolve",
        "textDocument/codeLens",
        "textDocument/inlayHint",
        "textDocument/documentSymbol",
        "textDocument/documentHighlight",
        "textDocument/documentLink",
        "textDocument/definition",
        "textDocument/references",
        "textDocument/prepareRename",
        "textDocument/rename",
        "textDocument/foldingRange",
        "textDocument/selectionRange",
        "textDocument/semanticTokens/full",
        "workspace/symbol",
        "workspace/diagnostic",
        "workspace/executeCommand",
        "window/workDoneProgress/cancel",
        "designdoc/coverage",
    }
)
"""The methods of the feature lane (``lsp/handlers/``)."""


_SWITCHES: Mapping[str, Callable[[Options], Switch]] = {
    **dict.fromkeys(("textDocument/documentSymbol",), lambda options: options.outline),
    **dict.fromkeys(
        (
            "textDocument/documentLink",
            "textDocument/definition",
            "textDocument/references",
            "textDocument/prepareRename",
            "textDocument/rename",
        ),
        lambda options: options.links,
    ),
    **dict.fromkeys(("textDocument/foldingRange", "textDocument/selectionRange"), lambda options: options.folding),
}


def initialize_result(client: Client, options: Options) -> Json:
    """The result of ``initialize``."""
    return {
        "capabilities": server_capabilities(client, options),
        "serverInfo": {"name": "designdoc", "version": __version__},
    }


def server_capabilities(client: Client, options: Options) -> dict[str, Json]:
    """The capabilities for an editor with these abilities and options."""
    capabilities: dict[str, Json] = {
        "positionEncoding": client.encoding.value,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
        "hoverProvider": True,
        # "#" begins a heading or an anchor, ":" a front matter value, "-" a suppression comment, "(" a link's target.
        "completionProvider": {"triggerCharacters": ["#", "(", ":", "-"], "resolveProvider": True},
        "codeActionProvider": {
            "codeActionKinds": ["quickfix", "refactor.rewrite", "source.fixAll.designdoc"],
            "resolveProvider": client.lazy_actions,
        },
        "codeLensProvider": {"resolveProvider": False},
        "inlayHintProvider": {"resolveProvider": False},
        "documentHighlightProvider": True,
        "workspaceSymbolProvider": {"resolveProvider": False},
        "executeCommandProvider": {"commands": list(COMMANDS)},
        "semanticTokensProvider": {
            "legend": {"tokenTypes": list(TOKEN_TYPES), "tokenModifiers": []},
            "full": True,
        },
        "workspace": {"workspaceFolders": {"supported": True, "changeNotifications": True}},
    }
    if client.pull_diagnostics:
        capabilities["diagnosticProvider"] = {
            "identifier": "designdoc",
            "interFileDependencies": False,
            "workspaceDiagnostics": True,
        }
    if offered(options.outline, client):
        capabilities["documentSymbolProvider"] = {"label": "designdoc"}
    if offered(options.links, client):
        capabilities["documentLinkProvider"] = {"resolveProvider": False}
        capabilities["definitionProvider"] = True
        capabilities["referencesProvider"] = True
        capabilities["renameProvider"] = {"prepareProvider": True}
    if offered(options.folding, client):
        capabilities["foldingRangeProvider"] = True
        capabilities["selectionRangeProvider"] = True
    return capabilities


def offered(switch: Switch, client: Client) -> bool:
    """Whether a feature that some editors bring along is offered to this one."""
    return switch is Switch.ON or (switch is Switch.AUTO and not client.vscode_like)


def turned_off(method: str, options: Options) -> bool:
    """Whether the user turned off what a method is for. Most editors tell their settings after they were told what the
    server can do, and go on asking.
    """
    switch = _SWITCHES.get(method)
    return switch is not None and switch(options) is Switch.OFF
