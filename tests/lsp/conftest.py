"""Editors to hold conversations with: a real server process over stdio, and the capabilities of real editors."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from . import helix
from .editor import Editor
from .recorded import Recorded

SERVER = [sys.executable, "-m", "designdoc", "server"]
EDITORS = {"visual-studio-code": "Visual Studio Code", "neovim": "Neovim", "emacs": "Eglot", "helix": "helix"}

UNANSWERED = (
    types.CLIENT_REGISTER_CAPABILITY,
    types.WORKSPACE_DIAGNOSTIC_REFRESH,
    types.WORKSPACE_CODE_LENS_REFRESH,
    types.WORKSPACE_INLAY_HINT_REFRESH,
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
    types.WORKSPACE_FOLDING_RANGE_REFRESH,
)
"""Requests that real editors answer and pytest-lsp's client, in one version or another, does not."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace folder whose path needs encoding in a URI."""
    path = tmp_path / "my designs 设计"
    path.mkdir()
    return path


@pytest.fixture
async def recorded() -> Recorded:
    """A conversation that nobody has begun."""
    return Recorded()


async def _start(client: LanguageClient, folder: Path, profile: str) -> Editor:
    editor = Editor(client, folder)
    for method in set(UNANSWERED) - set(client.protocol.fm.features):
        client.feature(method)(lambda *params: None)
    capabilities = helix.capabilities() if profile == "helix" else client_capabilities(profile)
    item = capabilities.text_document and capabilities.text_document.completion
    if profile == "visual-studio-code" and item and item.completion_item:
        # pytest-lsp knows VS Code 1.65, whose language client did not say so yet.
        item.completion_item.label_details_support = True
    uri = folder.as_uri()
    editor.initialized = await client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            client_info=types.ClientInfo(EDITORS[profile]),
            root_uri=uri,
            workspace_folders=[types.WorkspaceFolder(uri, "designs")],
        )
    )
    return editor


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER), params=list(EDITORS))
async def any_client(request: pytest.FixtureRequest, lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A server for each kind of editor."""
    lsp_client.profile = request.param
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER))
async def one_client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A server for one editor, which is Neovim: it pulls, takes UTF-8 and resolves lazily."""
    lsp_client.profile = "neovim"
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
async def any_editor(any_client: LanguageClient, folder: Path) -> Editor:
    """VS Code, Neovim, Emacs and Helix in turn."""
    return await _start(any_client, folder, any_client.profile)


@pytest.fixture
async def editor(one_client: LanguageClient, folder: Path) -> Editor:
    """Neovim."""
    return await _start(one_client, folder, one_client.profile)
