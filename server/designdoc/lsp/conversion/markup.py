"""Cards and snippets of the core as an editor can show and insert them, in plain JSON."""

from __future__ import annotations

from designdoc.features.markup import plain
from designdoc.lsp.client import Client
from designdoc.lsp.wire.jsonrpc import Json
from designdoc.packs.scaffold import as_snippet, parse


def markup(markdown: str, *, as_markdown: bool) -> Json:
    """A card for an editor that shows Markdown, or one that does not."""
    if as_markdown:
        return {"kind": "markdown", "value": markdown}
    return {"kind": "plaintext", "value": plain(markdown)}


def snippet_for(client: Client, snippet: str) -> str:
    """A snippet in the syntax that the editor understands: some insert ``${1|a,b|}`` as it stands."""
    return snippet if client.choice_snippets else as_snippet(parse(snippet), choices=False)
