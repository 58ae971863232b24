"""``designdoc server``: run the language server."""

from __future__ import annotations


def run(arguments: list[str]) -> int:
    """Hand over to the server; nothing of it is imported by any other command."""
    from designdoc.lsp.main import serve

    return serve(arguments) or 0
