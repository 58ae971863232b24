"""What is read out of ``initialize``: abilities are believed when declared and never assumed."""

from __future__ import annotations

import pytest

from designdoc.lsp.client import Client, client_of
from designdoc.text.encoding import Encoding


def test_an_editor_that_declares_nothing_can_nothing() -> None:
    assert client_of({}) == Client()
    assert client_of({"capabilities": None}) == Client()


@pytest.mark.parametrize(
    "nonsense", [[], "x", {"textDocument": []}, {"general": {"positionEncodings": "utf-8"}}, {"window": 1}]
)
def test_misshapen_capabilities_count_as_absent(nonsense: object) -> None:
    assert client_of({"capabilities": nonsense}) == Client()


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-32", "utf-8", "utf-16"], Encoding.UTF32),
        (["utf-8", "utf-16"], Encoding.UTF8),
        (["utf-7", "utf-16"], Encoding.UTF16),
        (["utf-7"], Encoding.UTF16),
        ([], Encoding.UTF16),
    ],
)
def test_the_editors_favourite_known_encoding_is_taken(offered: list[str], chosen: Encoding) -> None:
    assert client_of({"capabilities": {"general": {"positionEncodings": offered}}}).encoding is chosen


@pytest.mark.parametrize(
    ("name", "vscode_like"),
    [
        ("Visual Studio Code", True),
        ("VSCodium", True),
        ("code-server", True),
        ("Neovim", False),
        ("Eglot", False),
        ("", False),
    ],
)
def test_only_the_vscode_family_gets_choice_snippets(name: str, vscode_like: bool) -> None:
    capabilities = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
    client = client_of({"clientInfo": {"name": name}, "capabilities": capabilities})
    assert client.snippets
    assert client.choice_snippets is vscode_like


def test_actions_are_lazy_only_for_editors_that_resolve_edits_and_keep_data() -> None:
    resolve = {"resolveSupport": {"properties": ["edit"]}}
    assert not client_of({"capabilities": {"textDocument": {"codeAction": resolve}}}).lazy_actions
    assert client_of({"capabilities": {"textDocument": {"codeAction": {**resolve, "dataSupport": True}}}}).lazy_actions
