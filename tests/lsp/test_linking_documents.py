"""Links to a heading from other files of the workspace: all of them, however few files are to be checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .test_closed_documents import Editor

FEED = "# Feed\n\n## Offline metrics\n\nNDCG@20 of 0.35 on the held-out week.\n"
NOTES = "See [the numbers](feed.md#offline-metrics).\n"


async def conversation(folder: Path) -> tuple[Editor, dict[str, Any]]:
    """An editor that wants one file checked, with a document open to which three others link."""
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text(NOTES, encoding="utf-8")
    (folder / "feed.md").write_text(FEED, encoding="utf-8")
    editor = Editor()
    folders = [{"uri": folder.as_uri(), "name": "designs"}]
    options = {"maxWorkspaceFiles": 1, "links": "on"}
    await editor.ask("initialize", {"capabilities": {}, "workspaceFolders": folders, "initializationOptions": options})
    editor.tell("initialized", {})
    item = {"uri": (folder / "feed.md").as_uri(), "languageId": "markdown", "version": 1, "text": FEED}
    editor.tell("textDocument/didOpen", {"textDocument": item})
    return editor, {"textDocument": {"uri": item["uri"]}, "position": {"line": 2, "character": 5}}


async def test_references_are_looked_for_in_all_files(tmp_path: Path) -> None:
    editor, here = await conversation(tmp_path)
    found = await editor.ask("textDocument/references", {**here, "context": {"includeDeclaration": False}})
    assert [Path(one["uri"]).name for one in found] == ["a.md", "b.md", "c.md"]


async def test_a_rename_leaves_no_link_behind(tmp_path: Path) -> None:
    editor, here = await conversation(tmp_path)
    edit = await editor.ask("textDocument/rename", {**here, "newName": "Metrics"})
    assert [Path(uri).name for uri in edit["changes"]] == ["feed.md", "a.md", "b.md", "c.md"]
    assert {e["newText"] for uri, edits in edit["changes"].items() if "feed" not in uri for e in edits} == {"#metrics"}
