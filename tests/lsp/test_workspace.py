"""Settings, packs and files around the open document: what changes them changes what is said."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from lsprotocol import types

from .editor import Editor
from .recorded import Recorded
from .test_conversations import DESIGN, SPOKEN


def placeholder(diagnostics: list[types.Diagnostic]) -> list[types.Diagnostic]:
    return [diagnostic for diagnostic in diagnostics if diagnostic.code == "placeholder-text"]


async def test_settings_on_the_disk_count_as_soon_as_the_editor_tells(editor: Editor) -> None:
    editor.open(DESIGN)
    assert placeholder(await editor.diagnostics())
    settings = editor.folder / ".designdoc.yaml"
    settings.write_text("rules: {placeholder-text: error}\n", encoding="utf-8")
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert [d.severity for d in placeholder(await editor.diagnostics())] == [types.DiagnosticSeverity.Error]
    settings.write_text("exclude: ['*.md']\n", encoding="utf-8")
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert await editor.diagnostics() == []
    settings.unlink()
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert placeholder(await editor.diagnostics())


DECISION = """\
# 12. Keep sessions in Redis

## Status

TODO

## Context

Each of our four web servers keeps its own sessions, so that a user whose server restarts has to log in again.

## Decision

Sessions move to one Redis with a replica. A session that is not there is made anew.
"""


async def test_an_editor_is_silent_about_a_decision_record_until_it_is_asked_for(editor: Editor) -> None:
    settings = editor.folder / ".designdoc.yaml"
    editor.open(DECISION)
    assert await editor.diagnostics() == []
    settings.write_text("detect: [ml-system-design, adr]\n", encoding="utf-8")
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert [editor.quoted(d.range) for d in placeholder(await editor.diagnostics())] == ["TODO"]
    editor.replace("## Decision", "## Remarks")
    assert await editor.diagnostics() == []
    editor.replace("## Remarks", "## Decision")
    assert placeholder(await editor.diagnostics())


async def test_a_pack_of_the_house_is_read_again_when_it_changes(editor: Editor) -> None:
    pack = editor.folder / "house"
    rules = pack / "rules"
    rules.mkdir(parents=True)
    (editor.folder / ".designdoc.yaml").write_text("packs: [./house]\n", encoding="utf-8")
    description = "id: ml-system-design\nextends: [ml-system-design]\ntitle: House {}\n"
    (pack / "pack.yaml").write_text(description.format("one"), encoding="utf-8")
    editor.open(DESIGN)
    coverage = {"textDocument": {"uri": editor.uri}}
    answer = await editor.client.protocol.send_request_async("designdoc/coverage", coverage)
    assert answer.title == "House one", await editor.diagnostics()
    (pack / "pack.yaml").write_text(description.format("two"), encoding="utf-8")
    change = types.FileEvent((pack / "pack.yaml").as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    answer = await editor.client.protocol.send_request_async("designdoc/coverage", coverage)
    assert answer.title == "House two"


async def test_the_editors_own_settings_are_asked_for_and_used(editor: Editor) -> None:
    editor.open(DESIGN.replace("framework: ml-system-design\n", "framework: adr\n"))
    lenses = types.CodeLensParams(editor.identifier)
    assert await editor.client.text_document_code_lens_async(lenses)
    editor.client.set_configuration({"designdoc": {"codeLens": False}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    for _ in range(50):
        if not await editor.client.text_document_code_lens_async(lenses):
            return
    pytest.fail("the lenses stay")


@pytest.mark.parametrize("front_matter", ["framework: {}", "designdoc: {{framework: {}}}"])
async def test_a_framework_that_does_not_exist_is_shown_where_it_is_named(editor: Editor, front_matter: str) -> None:
    """With nothing at all the document would look as if it were without fault."""
    named = front_matter.format("ml-system-desing")
    editor.open(DESIGN.replace("framework: ml-system-design", named))
    (told,) = await editor.diagnostics()
    assert (told.code, told.severity) == ("unknown-framework", types.DiagnosticSeverity.Error)
    assert told.message.startswith("Unknown framework 'ml-system-desing'. Did you mean 'ml-system-design'?")
    assert "ml-system-desing" in editor.quoted(told.range)
    assert editor.quoted(told.range) in named
    change = next(action for action in await editor.actions(told.range, told) if action.title.startswith("Change"))
    assert editor.after(change.edit) == editor.text.replace("desing", "design")
    editor.replace("desing", "design")
    codes = {diagnostic.code for diagnostic in await editor.diagnostics()}
    assert "missing-section" in codes
    assert "unknown-framework" not in codes


async def test_a_framework_of_the_editors_settings_that_does_not_exist_is_said_on_the_first_line(
    editor: Editor,
) -> None:
    editor.open(DESIGN)
    editor.client.set_configuration({"designdoc": {"framework": "adrr"}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    while len(found := await editor.diagnostics()) != 1:
        pass
    assert found[0].message == "Unknown framework 'adrr'. Did you mean 'adr'? (the editor's settings)"
    assert found[0].range.start.line == 0


async def test_a_mistake_in_the_settings_is_shown_at_its_line(editor: Editor) -> None:
    text = "rules:\n  placeholder-txt: off\nfail-on: sometimes\n"
    editor.open(text, ".designdoc.yaml")
    found = {editor.quoted(d.range): d.message for d in await editor.diagnostics()}
    assert "Did you mean 'placeholder-text'?" in found["placeholder-txt"]
    assert "sometimes" in found
    slip = next(d for d in await editor.diagnostics() if "placeholder-txt" in d.message)
    (change,) = await editor.actions(slip.range, slip)
    assert (change.title, change.is_preferred) == ("Change to 'placeholder-text'", True)
    assert editor.after(change.edit) == text.replace("placeholder-txt", "placeholder-text")
    assert await editor.actions(slip.range, slip, only="refactor") == []
    editor.replace("placeholder-txt", "placeholder-text")
    assert [editor.quoted(d.range) for d in await editor.diagnostics()] == ["sometimes"]


async def test_settings_and_packs_are_completed_and_explained(editor: Editor) -> None:
    editor.open("# 设计 🎉\nrules:\n  no-base: off\npacks: [./house]\n", ".designdoc.yaml")
    there = types.CompletionParams(editor.identifier, editor.position("no-base", after=True))
    completed = await editor.client.text_document_completion_async(there)
    assert isinstance(completed, types.CompletionList)
    item = next(item for item in completed.items if item.label == "no-baseline")
    assert isinstance(item.text_edit, types.TextEdit)
    assert "  no-baseline: off\n" in editor.with_edits([item.text_edit])
    place = types.HoverParams(editor.identifier, editor.position("rules"))
    hover = await editor.client.text_document_hover_async(place)
    assert hover is not None
    assert "Levels of rules" in str(hover.contents)

    (editor.folder / ".designdoc.yaml").write_text("packs: [./house]\n", encoding="utf-8")
    (editor.folder / "house" / "rules").mkdir(parents=True)
    (editor.folder / "house" / "pack.yaml").write_text("title: House\n", encoding="utf-8")
    editor.open("check: missing-section\nseverity: \n", "house/rules/no-owner.yaml")
    there = types.CompletionParams(editor.identifier, editor.position("severity: ", after=True))
    completed = await editor.client.text_document_completion_async(there)
    assert isinstance(completed, types.CompletionList)
    assert [item.label for item in completed.items] == ["error", "warning", "info", "hint"]


async def test_a_quick_fix_of_a_gap_teaches_the_heading_of_the_sentence_that_sounds_like_it(editor: Editor) -> None:
    sentence = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."
    editor.open(f"{SPOKEN}{sentence}\n")
    gap = next(d for d in await editor.diagnostics() if "'Baseline'" in d.message)
    actions = await editor.actions(gap.range, gap)
    lesson = next(action for action in actions if action.title == "“What 安娜 brought” covers the section 'Baseline'")
    assert lesson.kind == types.CodeActionKind.QuickFix
    assert list(lesson.diagnostics or []) == [gap]
    assert lesson.edit is not None
    change = list(lesson.edit.document_changes or ())[-1]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.edits[0].new_text == 'synonyms:\n  baseline: ["What 安娜 brought"]\n'


async def test_an_unknown_heading_is_taught_to_the_settings(editor: Editor) -> None:
    editor.open(DESIGN + "\n## Zebra crossing\n\nStripes.\n")
    heading = editor.position("Zebra")

    actions = await editor.actions(types.Range(heading, heading))
    edit = next(action for action in actions if "“Zebra crossing” covers the section" in action.title).edit
    assert edit is not None
    create, change = edit.document_changes or ()
    settings = editor.folder / ".designdoc.yaml"
    assert isinstance(create, types.CreateFile)
    assert isinstance(change, types.TextDocumentEdit)
    assert create.uri == change.text_document.uri == settings.as_uri()
    settings.write_text(change.edits[0].new_text, encoding="utf-8")
    saved = types.DidSaveTextDocumentParams(editor.identifier)
    editor.client.text_document_did_save(saved)
    coverage = await editor.client.protocol.send_request_async(
        "designdoc/coverage", {"textDocument": {"uri": editor.uri}}
    )
    (taught,) = (list(found.sections) for found in coverage.headings if found.text == "Zebra crossing")
    assert len(taught) == 1
    assert f"{taught[0]}: [" in change.edits[0].new_text


async def test_untitled_buffers_are_documents_by_their_language(editor: Editor) -> None:
    editor.uri, editor.text, editor.version = "untitled:Untitled-1", DESIGN, 1
    item = types.TextDocumentItem(editor.uri, "markdown", 1, DESIGN)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    assert placeholder(await editor.diagnostics())


async def test_headings_are_found_in_all_files_of_the_workspace(editor: Editor) -> None:
    closed = editor.folder / "réseau 🎉.md"
    closed.write_text("# 网络 🎉\n\n## Rollback plan\n\nWe roll back.\n", encoding="utf-8")
    editor.open("# Feed\n\n## Rollback\n\nBy hand.\n")

    async def found(query: str) -> list[tuple[str, str | None, str]]:
        symbols = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(query))
        assert symbols is not None
        assert all(isinstance(symbol, types.SymbolInformation) for symbol in symbols)
        return [(symbol.name, symbol.container_name, symbol.location.uri) for symbol in symbols]  # type: ignore

    assert await found("rbk") == [
        ("Rollback", "Feed", editor.uri),
        ("Rollback plan", "网络 🎉", closed.as_uri()),
    ]
    closed.write_text("# Other\n\n## Rollbacks\n", encoding="utf-8")
    assert [name for name, _, _ in await found("rollb")] == ["Rollback", "Rollbacks"]
    assert await found("no heading has these letters") == []


async def test_folders_come_and_go(recorded: Recorded, tmp_path: Path) -> None:
    one, two = ({"uri": (tmp_path / name).as_uri(), "name": name} for name in ("one", "two"))
    recorded.ask("initialize", {"capabilities": {}, "workspaceFolders": [one]})
    recorded.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [two, two], "removed": []}})
    assert [folder.name for folder in recorded.session.host.snapshot.folders] == ["one", "two"]
    recorded.tell("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [one]}})
    assert [folder.name for folder in recorded.session.host.snapshot.folders] == ["two"]


async def test_the_workspace_is_checked_in_parts_with_progress(editor: Editor) -> None:
    for number in range(3):
        (editor.folder / f"design {number}.md").write_text(DESIGN, encoding="utf-8")
    (editor.folder / "README.md").write_text("# Readme\n", encoding="utf-8")
    editor.open(DESIGN)
    editor.client.set_configuration({"designdoc": {"workspaceDiagnostics": True}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    params = types.WorkspaceDiagnosticParams(previous_result_ids=[])
    for _ in range(50):
        report = await editor.client.workspace_diagnostic_async(params)
        if report.items:
            break
    names = sorted(item.uri.rsplit("/", 1)[1] for item in report.items)
    assert names == ["design%200.md", "design%201.md", "design%202.md"], "neither the open document nor the readme"
    known = [types.PreviousResultId(item.uri, item.result_id or "") for item in report.items]
    again = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert {item.kind for item in again.items} == {"unchanged"}
    (editor.folder / "design 1.md").unlink()
    gone = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert [item.uri.rsplit("/", 1)[1] for item in gone.items if item.kind == "full"] == ["design%201.md"]


async def test_commands_insert_sections_and_tell_the_coverage(editor: Editor) -> None:
    editor.open(DESIGN)
    edits: list[types.ApplyWorkspaceEditParams] = []

    @editor.client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        edits.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    async def run(command: str, *arguments: object) -> object:
        params = types.ExecuteCommandParams(f"designdoc.{command}", list(arguments))
        return await editor.client.workspace_execute_command_async(params)

    assert await run("insertSection", editor.uri, "baseline") is True
    assert "\n## Baseline\n" in editor.after(edits[0].edit)
    assert await run("insertAllMissing", editor.uri) is True
    assert "\n## Risks and mitigations\n" in editor.after(edits[1].edit)
    assert "missing-section" in str(await run("exportReport", editor.uri))
    frameworks = json.dumps(await run("frameworks"), default=vars)
    assert "ml-system-design" in frameworks
    assert str(await run("newDocument", {"framework": "adr", "title": "Use Kafka"})).count("Use Kafka")


async def test_mistakes_in_settings_that_are_not_open_are_shown_once(any_editor: Editor) -> None:
    settings = any_editor.folder / ".designdoc.yaml"
    settings.write_text("# 设计 🎉\nrules: {placeholder-text: eror, no-base: off}\n", encoding="utf-8")
    any_editor.open(DESIGN)
    await any_editor.diagnostics()
    await any_editor.client.wait_for_notification(types.WINDOW_SHOW_MESSAGE)
    any_editor.open(DESIGN, "other.md")
    await any_editor.diagnostics()
    settings.write_text("rules: {placeholder-text: off}\npacks: [./gone]\n", encoding="utf-8")
    changed = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
    any_editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
    await any_editor.client.wait_for_notification(types.WINDOW_SHOW_MESSAGE)
    first, second = (shown.message for shown in any_editor.client.messages)
    assert ".designdoc.yaml:2:27: " in first
    assert first.endswith("found 'eror'. (1 more: `designdoc config` lists them)")
    assert "There is no folder './gone'" in second


async def test_open_settings_have_diagnostics_and_no_message(any_editor: Editor) -> None:
    text = "rules: {placeholder-text: eror}\n"
    any_editor.open(text, ".designdoc.yaml")
    any_editor.open(DESIGN)
    await any_editor.diagnostics()
    await asyncio.sleep(1.5)
    assert not any_editor.client.messages
