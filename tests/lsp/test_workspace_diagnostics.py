"""``workspace/diagnostic`` in the background: in parts, with progress, given up at once, never in the way of typing."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from designdoc.lsp import session as session_module
from designdoc.lsp.handlers import workspace_diagnostics
from designdoc.lsp.handlers.workspace_diagnostics import on_workspace_diagnostic
from designdoc.lsp.session import Moment
from designdoc.workspace.settings_finder import LoadedSettings, SettingsFinder

from .editor import Editor
from .recorded import Recorded
from .test_conversations import DESIGN

FILES = 5
PARTS, WORK = "parts", "work"


@pytest.fixture
async def recorded(tmp_path: Path) -> Recorded:
    """A conversation about a folder of designs, none of them open."""
    for number in range(FILES):
        (tmp_path / f"design {number}.md").write_text(DESIGN, encoding="utf-8")
    recorded = Recorded()
    folders = [{"uri": tmp_path.as_uri(), "name": "designs"}]
    options = {"workspaceDiagnostics": True}
    recorded.ask("initialize", {"capabilities": {}, "workspaceFolders": folders, "initializationOptions": options})
    return recorded


def ask(recorded: Recorded) -> asyncio.Task[Any]:
    session = recorded.session
    moment = Moment(session, session.host.snapshot, session.options)
    params = types.WorkspaceDiagnosticParams([], partial_result_token=PARTS, work_done_token=WORK)

    async def answer() -> Any:
        return await on_workspace_diagnostic(moment, params)

    return asyncio.ensure_future(answer())


def sent(recorded: Recorded, token: str) -> list[Any]:
    progress = [message["params"] for message in recorded.sent if message.get("method") == "$/progress"]
    return [params["value"] for params in progress if params["token"] == token]


async def until(condition: Any) -> None:
    for _ in range(3000):
        if condition():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came to that")


@pytest.mark.parametrize(
    ("editor", "options", "reports"),
    [("Neovim", {}, FILES), ("Neovim", {"workspaceDiagnostics": False}, 0), ("Visual Studio Code", {}, 0)],
)
async def test_who_asks_for_the_workspace_gets_it_but_vs_code_asks_all_the_time(
    editor: str, options: dict[str, Any], reports: int, tmp_path: Path
) -> None:
    for number in range(FILES):
        (tmp_path / f"design {number}.md").write_text(DESIGN, encoding="utf-8")
    recorded = Recorded()
    folders = [{"uri": tmp_path.as_uri(), "name": "designs"}]
    about = {"clientInfo": {"name": editor}, "workspaceFolders": folders, "initializationOptions": options}
    recorded.ask("initialize", {"capabilities": {}, **about})
    await ask(recorded)
    assert sum(len(part["items"]) for part in sent(recorded, PARTS)) == reports


async def test_reports_are_sent_in_parts_and_none_is_sent_twice(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_diagnostics, "_BATCH_SECONDS", -1)
    answer = await ask(recorded)
    parts = [part["items"] for part in sent(recorded, PARTS)]
    assert len(parts) == FILES, "every file is a part of its own when nothing is collected"
    assert len({item["uri"] for part in parts for item in part}) == FILES
    assert answer == {"items": []}, "what was sent in parts is not said again"


async def test_progress_begins_grows_and_ends(recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designdoc.lsp.progress._BETWEEN_REPORTS", -1)
    await ask(recorded)
    first, *reports, last = sent(recorded, WORK)
    assert (first["kind"], last["kind"]) == ("begin", "end")
    assert [report["message"] for report in reports] == [f"{n} of {FILES}" for n in range(1, FILES + 1)]
    assert [report["percentage"] for report in reports] == [20, 40, 60, 80, 100]


async def test_looking_for_files_in_a_thread_leaves_the_host_to_the_conversation(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()
    settings_of = SettingsFinder.for_folder

    def noting(finder: SettingsFinder, folder: str) -> LoadedSettings:
        threads.add(threading.current_thread())
        return settings_of(finder, folder)

    monkeypatch.setattr(SettingsFinder, "for_folder", noting)
    await ask(recorded)
    assert threads == {threading.current_thread()}


async def test_a_cancelled_request_stops_where_it_is(recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_diagnostics, "_BATCH_SECONDS", -1)
    asked = ask(recorded)
    await until(lambda: sent(recorded, PARTS))
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert len(sent(recorded, PARTS)) < FILES
    assert sent(recorded, WORK)[-1]["kind"] == "end", "the editor's progress bar goes away"


async def test_the_next_file_waits_while_somebody_types(recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_diagnostics, "_BATCH_SECONDS", -1)
    monkeypatch.setattr(session_module, "_TYPING_SECONDS", 3600)
    recorded.session.edited()
    waits = asyncio.Event()
    quiet = recorded.session.quiet

    async def told_quiet() -> None:
        waits.set()
        await quiet()

    monkeypatch.setattr(recorded.session, "quiet", told_quiet)
    asked = ask(recorded)
    await waits.wait()
    for _ in range(FILES * 10):
        await asyncio.sleep(0)
    assert sent(recorded, PARTS) == []
    monkeypatch.setattr(session_module, "_TYPING_SECONDS", 0)
    asked.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asked
    answered = ask(recorded)
    await answered
    assert len(sent(recorded, PARTS)) == FILES


async def test_between_two_files_other_messages_are_answered(recorded: Recorded) -> None:
    asked = ask(recorded)
    answered = 0
    while not asked.done():
        recorded.ask("textDocument/diagnostic", {"textDocument": {"uri": "file:///nowhere.md"}})
        answered += 1
        await asyncio.sleep(0)
    assert answered > FILES


async def test_of_six_slow_requests_five_cancelled_ones_end_at_once(editor: Editor) -> None:
    """The requests are slow because they wait until nobody types. Where other work on the machine takes so long that
    the sixth has ended as well, it is tried again.
    """
    editor.open(DESIGN)
    editor.client.set_configuration({"designdoc": {"workspaceDiagnostics": True}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    here = types.HoverParams(editor.identifier, types.Position(0, 0))
    await editor.client.text_document_hover_async(here)
    for attempt in range(20):
        editor.replace("#", "#")
        params = types.WorkspaceDiagnosticParams(previous_result_ids=[])
        names = [f"{attempt}-{number}" for number in range(6)]
        send = editor.client.protocol.send_request_async
        asked = [asyncio.ensure_future(send("workspace/diagnostic", params, msg_id=name)) for name in names]
        # Whatever is answered after them, they are under way.
        await editor.client.text_document_hover_async(here)
        for name in names[:5]:
            editor.client.cancel_request(types.CancelParams(name))
        for request in asked[:5]:
            with pytest.raises((JsonRpcException, asyncio.CancelledError)):
                await request
        at_once = not asked[5].done()
        await asked[5]
        if at_once:
            return
    pytest.fail("the cancelled requests ended no sooner than the others")


async def test_a_file_that_is_open_is_not_checked_besides(recorded: Recorded) -> None:
    folder = next(iter(recorded.session.host.snapshot.folders)).path
    assert folder is not None
    path = Path(folder) / "design 0.md"
    document = {"uri": path.as_uri(), "languageId": "markdown", "version": 1, "text": DESIGN}
    recorded.tell("textDocument/didOpen", {"textDocument": document})
    await ask(recorded)
    assert len(recorded.session.checked_files) == FILES - 1
