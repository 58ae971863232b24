"""What is promised to the editor is kept: capabilities, the shapes of plain JSON, cancellation, silence in the log."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter

from designdoc.lsp import handlers
from designdoc.lsp.capabilities import COMMANDS, FEATURE_METHODS, TOKEN_TYPES, initialize_result
from designdoc.lsp.client import Client
from designdoc.lsp.feature_lane import FeatureLane
from designdoc.lsp.options import Options, Switch
from designdoc.lsp.wire import jsonrpc
from designdoc.lsp.wire.parent import end_with
from patience import PATIENCE

from .conftest import SERVER
from .editor import Editor
from .recorded import Recorded
from .test_conversations import DESIGN

EVERYTHING = Client(
    pull_diagnostics=True,
    lazy_actions=True,
    diagnostic_details=frozenset({"relatedInformation", "tags", "codeDescription", "data"}),
)
URI = "file:///tmp/secret-plan.md"
SECRET = "the unannounced Zeppelin project"


def structured(method: str, message: Any) -> Any:
    """The message as lsprotocol's type; raises when it is not of the shape that LSP prescribes."""
    request_type, response_type = types.METHOD_TO_TYPES[method][:2]
    return get_converter().structure(message, response_type if "result" in message else request_type)


@pytest.mark.parametrize("options", [Options(), Options(outline=Switch.ON, links=Switch.ON, folding=Switch.ON)])
@pytest.mark.parametrize("client", [Client(), EVERYTHING, Client(name="Visual Studio Code")])
def test_capabilities_have_the_shape_of_the_protocol(client: Client, options: Options) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "result": initialize_result(client, options)}
    answer = structured(types.INITIALIZE, message)
    assert get_converter().unstructure(answer.result) == message["result"]


def test_every_promised_method_and_command_has_a_handler_and_no_other() -> None:
    # pygls itself handles these two and passes them on.
    by_pygls = {types.WORKSPACE_EXECUTE_COMMAND, types.WINDOW_WORK_DONE_PROGRESS_CANCEL}
    assert set(handlers.found()) == FEATURE_METHODS - by_pygls
    assert set(handlers.found_commands()) == set(COMMANDS)


def test_token_types_are_those_of_the_protocol() -> None:
    assert set(TOKEN_TYPES) <= {kind.value for kind in types.SemanticTokenTypes}


async def test_pulled_diagnostics_have_the_shape_of_the_protocol(recorded: Recorded) -> None:
    capabilities = {
        "textDocument": {
            "diagnostic": {},
            "publishDiagnostics": {
                "relatedInformation": True,
                "codeDescriptionSupport": True,
                "dataSupport": True,
                "tagSupport": {"valueSet": [1, 2]},
            },
        }
    }
    recorded.ask("initialize", {"capabilities": capabilities})
    text = f"---\nframework: ml-system-design\n---\n\n{MISORDERED}"
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    answer = recorded.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})
    report = structured(types.TEXT_DOCUMENT_DIAGNOSTIC, answer).result
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert any(diagnostic.related_information for diagnostic in report.items)
    assert get_converter().unstructure(report) == answer["result"]
    params = {"textDocument": {"uri": URI}, "previousResultId": report.result_id}
    again = recorded.ask("textDocument/diagnostic", params)["result"]
    assert again == {"kind": "unchanged", "resultId": report.result_id}
    session = recorded.session
    assert session.reported
    recorded.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert (session.reported, session.shown) == ({}, {}), "nothing is kept of documents that are closed"


async def test_hover_and_completion_have_the_shape_of_the_protocol_and_wait_for_nothing(recorded: Recorded) -> None:
    item = {
        "completionItem": {"snippetSupport": True, "labelDetailsSupport": True, "documentationFormat": ["markdown"]}
    }
    text_document = {"hover": {"contentFormat": ["markdown"]}, "completion": item}
    recorded.ask("initialize", {"capabilities": {"textDocument": text_document}})
    text = f"---\nframework: ml-system-design\n---\n\n{MISORDERED}\n## Of"
    opened = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    recorded.tell("textDocument/didOpen", {"textDocument": opened})
    here = {"textDocument": {"uri": URI}}
    hover = recorded.ask(types.TEXT_DOCUMENT_HOVER, {**here, "position": {"line": 6, "character": 5}})
    card = structured(types.TEXT_DOCUMENT_HOVER, hover).result
    assert isinstance(card.contents, types.MarkupContent)
    assert get_converter().unstructure(card) == hover["result"]
    last = {"line": text.count("\n"), "character": 5}
    completion = recorded.ask(types.TEXT_DOCUMENT_COMPLETION, {**here, "position": last})
    offered = structured(types.TEXT_DOCUMENT_COMPLETION, completion).result
    assert any(item.insert_text_format is types.InsertTextFormat.Snippet for item in offered.items)
    assert get_converter().unstructure(offered) == completion["result"]
    resolved = recorded.ask(types.COMPLETION_ITEM_RESOLVE, completion["result"]["items"][0])
    item = structured(types.COMPLETION_ITEM_RESOLVE, resolved).result
    assert isinstance(item.documentation, types.MarkupContent)
    assert get_converter().unstructure(item) == resolved["result"]


@pytest.mark.parametrize("method", [types.TEXT_DOCUMENT_HOVER, types.TEXT_DOCUMENT_COMPLETION])
@pytest.mark.parametrize(
    "params", [None, {}, {"textDocument": 1}, {"textDocument": {"uri": URI}, "position": {"line": "a"}}]
)
async def test_misshapen_questions_get_one_clear_error(recorded: Recorded, method: str, params: Any) -> None:
    recorded.ask("initialize", {"capabilities": {}})
    assert recorded.ask(method, params)["error"]["code"] == jsonrpc.INVALID_PARAMS


MISORDERED = """# Related videos

## Model architecture

Two towers with 12 layers each, TBD.

## Odds

We know nothing of them, and like it so.

## Problem statement

Viewers leave after one video.
"""


async def test_diagnostics_after_an_edit_are_those_of_a_document_opened_like_that(recorded: Recorded) -> None:
    """Places in other passages, which explain a diagnostic, move as well when a line comes between them."""
    capabilities = {"textDocument": {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": True}}}

    def begin(session: Recorded, text: str) -> Any:
        options = {"framework": "ml-system-design"}
        session.ask("initialize", {"capabilities": capabilities, "initializationOptions": options})
        item = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
        session.tell("textDocument/didOpen", {"textDocument": item})
        return pull(session)

    def pull(session: Recorded) -> Any:
        return session.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})["result"]["items"]

    text = MISORDERED
    begin(recorded, text)
    lines = MISORDERED.count("\n")
    for line, typed in [(line, typed) for line in reversed(range(lines)) for typed in ("x", "\n")]:
        at = sum(len(before) + 1 for before in text.split("\n")[:line])
        text = text[:at] + typed + text[at:]
        place = {"line": line, "character": 0}
        change = {"range": {"start": place, "end": place}, "text": typed}
        identifier = {"uri": URI, "version": 2}
        recorded.tell("textDocument/didChange", {"textDocument": identifier, "contentChanges": [change]})
        assert pull(recorded) == begin(Recorded(), text)


async def test_text_that_can_go_is_faded(recorded: Recorded) -> None:
    recorded.ask(
        "initialize", {"capabilities": {"textDocument": {"diagnostic": {}, "publishDiagnostics": {"tagSupport": {}}}}}
    )
    text = f"{DESIGN}\n<!-- designdoc-disable-next-line no-such-rule: for later -->\n"
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    answer = recorded.ask("textDocument/diagnostic", {"textDocument": {"uri": URI}})
    tags = {(item["code"], *item.get("tags", ())) for item in answer["result"]["items"]}
    assert ("unused-suppression", types.DiagnosticTag.Unnecessary) in tags
    assert {code for code, *tagged in tags if tagged} == {"unused-suppression"}


async def test_pushed_diagnostics_come_once_for_a_burst_of_changes(recorded: Recorded) -> None:
    recorded.ask("initialize", {"capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": DESIGN}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    at = {"line": 0, "character": 0}
    for version in range(2, 22):
        change = {"range": {"start": at, "end": at}, "text": "\n"}
        identifier = {"uri": URI, "version": version}
        recorded.tell("textDocument/didChange", {"textDocument": identifier, "contentChanges": [change]})
    await asyncio.sleep(0)
    pushed = [message for message in recorded.sent if message.get("method") == "textDocument/publishDiagnostics"]
    assert [message["params"]["version"] for message in pushed] == [21]
    structured(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, pushed[0])
    recorded.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert recorded.sent[-1]["params"] == {"uri": URI, "diagnostics": []}


async def test_pushed_diagnostics_name_their_version_to_every_editor(recorded: Recorded) -> None:
    recorded.ask("initialize", {"capabilities": {}})
    item = {"uri": URI, "languageId": "markdown", "version": 7, "text": DESIGN}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    await asyncio.sleep(0)
    (published,) = (m["params"] for m in recorded.sent if m.get("method") == "textDocument/publishDiagnostics")
    assert (published["uri"], published["version"]) == (URI, 7)


async def test_turning_checks_off_takes_back_what_was_pushed(recorded: Recorded) -> None:
    recorded.ask("initialize", {"capabilities": {}})
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": DESIGN}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    await asyncio.sleep(0)
    assert recorded.sent[-1]["params"]["diagnostics"]
    recorded.tell("workspace/didChangeConfiguration", {"settings": {"designdoc": {"run": "off"}}})
    await asyncio.sleep(0)
    assert recorded.sent[-1]["params"] == {"uri": URI, "diagnostics": [], "version": 1}
    recorded.tell("workspace/didChangeConfiguration", {"settings": {"designdoc": {"run": "onType"}}})
    await asyncio.sleep(0)
    assert recorded.sent[-1]["params"]["diagnostics"]


async def test_a_broken_change_changes_nothing(recorded: Recorded) -> None:
    recorded.ask("initialize", {"capabilities": {}})
    item = {"uri": URI, "languageId": "markdown", "version": 1, "text": DESIGN}
    recorded.tell("textDocument/didOpen", {"textDocument": item})
    good = {"text": "new text"}
    for broken in ({}, {"range": {}, "text": "x"}, {"range": {"start": {"line": "a"}}, "text": "x"}, {"text": 1}):
        changes = {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [good, broken]}
        recorded.tell("textDocument/didChange", changes)
        assert recorded.session.host.snapshot.documents[recorded.session.key(URI)].text == DESIGN


async def test_changes_of_a_document_that_is_not_open_are_ignored(recorded: Recorded) -> None:
    recorded.ask("initialize", {"capabilities": {}})
    changes = {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "x"}]}
    recorded.tell("textDocument/didChange", changes)
    recorded.tell("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert not recorded.session.host.snapshot.documents


async def test_a_request_is_answered_for_the_text_it_was_asked_on(editor: Editor) -> None:
    editor.open(DESIGN)
    hover = types.HoverParams(editor.identifier, editor.position("Offline metrics"))
    asked = asyncio.ensure_future(editor.client.text_document_hover_async(hover))
    await asyncio.sleep(0)
    editor.replace("## Offline metrics", "Nothing")
    answer = await asked
    assert answer is not None


async def test_positions_outside_the_document_are_clamped_everywhere(editor: Editor) -> None:
    editor.open(DESIGN)
    nowhere = types.Position(2**31 - 1, 2**31 - 1)
    here = types.HoverParams(editor.identifier, nowhere)
    assert await editor.client.text_document_hover_async(here) is None
    completion = types.CompletionParams(editor.identifier, nowhere)
    assert await editor.client.text_document_completion_async(completion) is not None
    assert await editor.actions(types.Range(nowhere, nowhere)) == []


async def test_a_document_that_is_not_open_is_answered_with_nothing(editor: Editor) -> None:
    identifier = types.TextDocumentIdentifier("file:///not/open.md")
    start = types.Position(0, 0)
    assert await editor.client.text_document_hover_async(types.HoverParams(identifier, start)) is None
    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
    assert symbols == []


def talk(*messages: Any, command: list[str] = SERVER, environment: dict[str, str] | None = None) -> Any:
    """A whole conversation at once: everything is written, then the answers and the log are read."""
    bodies = [m if isinstance(m, bytes) else json.dumps({"jsonrpc": "2.0", **m}).encode() for m in messages]
    stream = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    run = subprocess.run(command, input=stream, capture_output=True, timeout=PATIENCE, check=False, env=environment)
    answers, rest = [], run.stdout
    while rest:
        header, _, rest = rest.partition(b"\r\n\r\n")
        length = int(header.split(b":")[1])
        answers.append(json.loads(rest[:length]))
        rest = rest[length:]
    return answers, run.stderr.decode(), run.returncode


HELLO = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}
OPEN = {
    "method": "textDocument/didOpen",
    "params": {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": f"# {SECRET}\n\nTODO\n"}},
}
GOODBYE = ({"id": 99, "method": "shutdown"}, {"method": "exit"})


def test_no_text_of_a_document_reaches_the_log() -> None:
    broken = {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": SECRET, "text": SECRET}]}
    misshapen = {"textDocument": {"uri": URI}, "position": SECRET}
    hover = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 3}}
    answers, log, status = talk(
        HELLO,
        OPEN,
        {"method": "textDocument/didChange", "params": broken},
        {"id": 2, "method": "textDocument/hover", "params": misshapen},
        {"id": 3, "method": "textDocument/hover", "params": hover},
        SECRET.encode(),
        command=[*SERVER, "--log-level", "debug"],
    )
    assert SECRET not in log
    assert SECRET not in json.dumps([a for a in answers if "error" in a])
    assert status == 1, "the stream ended without shutdown"


def test_an_orderly_end_is_exit_status_zero() -> None:
    answers, log, status = talk(HELLO, OPEN, *GOODBYE)
    assert (status, log) == (0, "")
    assert answers[-1] == {"jsonrpc": "2.0", "id": 99, "result": None}


@pytest.mark.skipif(os.name == "nt", reason="there the end of the pipe tells")
def test_a_server_ends_with_its_editor_though_its_standard_input_stays_open() -> None:
    async def conversation() -> None:
        editor = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=subprocess.PIPE)
        other_end: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        end_with(editor.pid, lambda: other_end.set_result(None), seconds=0.01)
        await asyncio.sleep(0.05)
        assert not other_end.done(), "the editor lives"
        editor.kill()
        await editor.wait()
        await asyncio.wait_for(other_end, PATIENCE)

    asyncio.run(conversation())


async def test_an_editor_that_is_not_on_this_machine_is_not_waited_for() -> None:
    gone = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await gone.wait()
    for process_id in (gone.pid, None, "1", -1, 0, 10**30):
        end_with(process_id, lambda: pytest.fail("no editor has ended"), seconds=0)
    await asyncio.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_a_server_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    server = subprocess.Popen(
        SERVER, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with server:
        assert server.stdin is not None
        assert server.stdout is not None
        for message in (HELLO, OPEN):
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        server.stdin.flush()
        server.stdout.readline()
        server.terminate()
        assert server.wait(PATIENCE) == 128 + signal.SIGTERM
        assert server.stderr is not None
        assert server.stderr.read() == b""
    assert list(tmp_path.rglob("*.tmp")) == []


async def test_nothing_is_loaded_any_more_once_a_server_is_told_to_end(recorded: Recorded) -> None:
    lane = FeatureLane(recorded.session)
    before = asyncio.all_tasks()
    # What waits for the conversation is cancelled, and with it the future that tells of its end.
    recorded.connection.finished.cancel()
    lane.load_soon()
    assert asyncio.all_tasks() == before


def test_nothing_heavy_is_imported_before_the_first_diagnostics() -> None:
    code = (
        "import sys, designdoc.lsp.main, designdoc.lsp.express, designdoc.lsp.feature_lane\n"
        "heavy = 'pygls', 'lsprotocol', 'attrs', 'cattrs', 'yaml', 'markdown_it', 'ssl'\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert run.stdout.strip() == "[]"


def test_loading_the_features_leaves_nothing_that_nobody_uses() -> None:
    code = (
        "import gc, linecache; from designdoc.lsp.loading import import_feature_server\n"
        "gc.set_threshold(100_000, 20, 100); import_feature_server(); gc.unfreeze()\n"
        "print(gc.collect() < 1000, gc.get_threshold(), len(linecache.cache))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "True (100000, 20, 100) 0"


def test_no_class_of_the_protocol_holds_a_copy_of_all_names_of_its_module() -> None:
    code = (
        "from designdoc.lsp.loading import import_feature_server\n"
        "import_feature_server()\n"
        "import sys, lsprotocol; from lsprotocol import converters, types\n"
        "assert types is lsprotocol.types is sys.modules['lsprotocol.types']\n"
        "made = [cls for cls in vars(types).values() if hasattr(cls, '__attrs_attrs__')]\n"
        "print(len(made) > 500, max(len(cls.__init__.__globals__) for cls in made) < 100)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "True True"


def test_tls_can_still_be_imported() -> None:
    code = "import designdoc.lsp, asyncio, ssl; print(ssl.create_default_context)"
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
