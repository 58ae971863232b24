"""What the editor at the other end can do, read once from its ``initialize`` request.

Every question "may we send this to the editor?" is a field here; nobody else looks into the capabilities.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from designdoc.lsp.wire.jsonrpc import Json
from designdoc.records import record
from designdoc.text.encoding import Encoding

_VSCODE_FAMILY = ("visual studio code", "vscode", "vscodium", "code - oss", "code-server", "cursor", "windsurf")


@record
class Client:
    """The editor's abilities that change what designdoc answers."""

    name: str = ""
    encoding: Encoding = Encoding.UTF16
    pull_diagnostics: bool = False
    diagnostic_details: frozenset[str] = frozenset()
    markdown_hover: bool = False
    markdown_completion: bool = False
    snippets: bool = False
    choice_snippets: bool = False
    label_details: bool = False
    action_literals: bool = False
    lazy_actions: bool = False
    versioned_edits: bool = False
    snippet_edits: bool = False
    file_creation: bool = False
    symbol_tree: bool = False
    location_links: bool = False
    configuration: bool = False
    progress: bool = False
    apply_edit: bool = False
    dynamic: frozenset[str] = frozenset()
    refresh: frozenset[str] = frozenset()

    @property
    def vscode_like(self) -> bool:
        """Whether the editor is VS Code or built on it: it has its own Markdown outline, links and folding."""
        return any(word in self.name.lower() for word in _VSCODE_FAMILY)

    @property
    def filters_by_symbol(self) -> bool:
        """Whether the editor holds completions against the symbol at the cursor, whatever range they replace: Eglot,
        which did not tell its name in earlier years, as hardly any other does not.
        """
        return self.name.lower() in ("eglot", "")


def client_of(params: Mapping[str, Json]) -> Client:
    """The editor behind the parameters of ``initialize``. Anything missing or misshapen counts as "cannot"."""
    caps = _Tree(params.get("capabilities"))
    info = _Tree(params.get("clientInfo"))
    name = info.text("name")
    text, workspace, window = caps.child("textDocument"), caps.child("workspace"), caps.child("window")
    item = text.child("completion", "completionItem")
    action = text.child("codeAction")
    edit = workspace.child("workspaceEdit")
    lazy_actions = "edit" in action.child("resolveSupport").texts("properties")
    vscode_like = Client(name=name).vscode_like
    return Client(
        name=name,
        encoding=_encoding(caps.child("general").texts("positionEncodings")),
        pull_diagnostics=text.has("diagnostic"),
        diagnostic_details=_diagnostic_details(text),
        markdown_hover="markdown" in text.child("hover").texts("contentFormat"),
        markdown_completion="markdown" in item.texts("documentationFormat"),
        snippets=item.yes("snippetSupport"),
        choice_snippets=item.yes("snippetSupport") and vscode_like,
        label_details=item.yes("labelDetailsSupport"),
        action_literals=action.has("codeActionLiteralSupport"),
        lazy_actions=lazy_actions and action.yes("dataSupport"),
        versioned_edits=edit.yes("documentChanges"),
        snippet_edits=edit.yes("snippetEditSupport"),
        file_creation="create" in edit.texts("resourceOperations"),
        symbol_tree=text.child("documentSymbol").yes("hierarchicalDocumentSymbolSupport"),
        location_links=text.child("definition").yes("linkSupport"),
        configuration=workspace.yes("configuration"),
        progress=window.yes("workDoneProgress"),
        apply_edit=workspace.yes("applyEdit"),
        dynamic=_dynamic(workspace),
        refresh=_refresh(workspace),
    )


def _encoding(offered: Collection[str]) -> Encoding:
    """The first encoding the editor offers that exists: it lists them in the order it likes. UTF-16 is the default."""
    known = {e.value: e for e in Encoding}
    return next((known[name] for name in offered if name in known), Encoding.UTF16)


def _diagnostic_details(text: _Tree) -> frozenset[str]:
    """Which optional fields of a diagnostic the editor reads.

    Pulling and pushing declare them apart since 3.18; an editor that pulls and declares them only under
    ``publishDiagnostics`` reads them all the same.
    """
    names = {
        "relatedInformation": "relatedInformation",
        "tagSupport": "tags",
        "codeDescriptionSupport": "codeDescription",
        "dataSupport": "data",
    }
    declared = (text.child("publishDiagnostics"), text.child("diagnostic"))
    return frozenset(field for name, field in names.items() if any(tree.has(name) for tree in declared))


def _dynamic(workspace: _Tree) -> frozenset[str]:
    methods = {
        "workspace/didChangeConfiguration": workspace.child("didChangeConfiguration"),
        "workspace/didChangeWatchedFiles": workspace.child("didChangeWatchedFiles"),
    }
    return frozenset(method for method, tree in methods.items() if tree.yes("dynamicRegistration"))


def _refresh(workspace: _Tree) -> frozenset[str]:
    areas = ("diagnostics", "codeLens", "inlayHint", "semanticTokens", "foldingRange")
    able = (area for area in areas if workspace.child(area).yes("refreshSupport"))
    # The one area whose capability is in the plural while its request is not.
    return frozenset("diagnostic" if area == "diagnostics" else area for area in able)


class _Tree:
    """A JSON object of unknown shape: absent and misshapen parts read as empty."""

    __slots__ = ("_values",)

    def __init__(self, value: Json) -> None:
        self._values: Mapping[str, Json] = value if isinstance(value, dict) else {}

    def child(self, *names: str) -> _Tree:
        tree = self
        for name in names:
            tree = _Tree(tree._values.get(name))
        return tree

    def has(self, name: str) -> bool:
        return self._values.get(name) not in (None, False)

    def yes(self, name: str) -> bool:
        return self._values.get(name) is True

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
