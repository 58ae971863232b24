"""What the server promises, tried in every editor: navigation, fixes, what is seen at a glance, commands, folders."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from designdoc.text import Span

from .editor import Editor
from .test_conversations import DESIGN, codes

WHOLE = types.Range(types.Position(0, 0), types.Position(999, 0))

FAULTS = """\
---
title: 推荐 😀
framework: ml-system-design
---

# 推荐 😀

## 1. Model architecture

A two-tower network retrieves 500 candidates.

## 2. Problem statement

Members leave in 38% of sessions. 😀 The train/validation/test split is 80/10/20.

## Serving

The service 😀 handles 10 million requests per day; p99 below 150 ms and p50 below 180 ms.
"""


async def act(editor: Editor, code: str, title: str) -> str:
    """The text after the fix of a finding."""
    found = next(d for d in await editor.diagnostics() if d.code == code)
    actions = await editor.actions(found.range, found)
    return editor.after(next(action for action in actions if action.title == title).edit)


async def test_a_section_is_moved_and_the_numbers_of_headings_follow(any_editor: Editor) -> None:
    any_editor.open(FAULTS)
    title = "Move '2. Problem statement' before '1. Model architecture'"
    text = await act(any_editor, "architecture-before-problem", title)
    assert text.index("Problem statement") < text.index("Model architecture")
    assert sorted(text.split()) == sorted(FAULTS.split()), "nothing is lost"
    assert text.index("## 1. Problem statement") < text.index("## 2. Model architecture")


async def test_arithmetic_is_corrected_under_the_right_characters(any_editor: Editor) -> None:
    any_editor.open(FAULTS)
    assert "80/10/10" in await act(any_editor, "split-does-not-add-up", "Make the last share 10")
    any_editor.open(FAULTS)
    assert "p99 below 180 ms and p50 below 150 ms" in await act(
        any_editor, "percentile-inversion", "Swap the two values"
    )


async def test_a_rule_is_silenced_with_a_reason_at_its_line(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    text = await act(any_editor, "placeholder-text", "Suppress placeholder-text here, with a reason")
    line = text.split("\n")[text.split("\n").index(next(s for s in text.split("\n") if "TODO" in s)) - 1]
    assert line.startswith("<!-- designdoc-disable-next-line placeholder-text: ")


async def test_the_fix_for_the_finding_that_was_asked_about_comes_first(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    missing = [d for d in await any_editor.diagnostics() if d.code == "missing-section"]
    asked = next(d for d in missing if "'Data sources'" in d.message)
    actions = await any_editor.actions(asked.range, asked)
    assert actions[0].title == "Insert section 'Data sources'"


async def test_a_heading_gets_the_name_of_its_section_with_the_links_to_it(any_editor: Editor) -> None:
    other = any_editor.folder / "other 设.md"
    any_editor.open(
        "---\nframework: ml-system-design\n---\n\n# 推荐 😀\n\n## 1. Offline metrics 😀\n\nNDCG@20 is 0.30.\n"
    )
    other.write_text(
        f"# 😀 [x](<{any_editor.folder.name}/../文 design.md>)\n\n😀 [x](<文 design.md#1-offline-metrics->)\n"
    )
    place = any_editor.range(Span(any_editor.text.index("Offline"), any_editor.text.index("Offline")))
    (action,) = await any_editor.actions(place, only="refactor")
    assert action.title == "Rename the heading to 'Offline evaluation'"
    assert action.edit is not None
    changes = action.edit.document_changes or [action.edit.changes]
    mine, others = changes if len(changes) == 2 else (action.edit.changes, action.edit.changes)
    assert "1. Offline evaluation" in str(mine)
    assert "#1-offline-evaluation" in str(others)


async def test_a_bold_line_becomes_a_heading(any_editor: Editor) -> None:
    any_editor.open(DESIGN + "\n😀 Text.\n\n**Data sources**\n\nThe player log 设.\n")
    at = any_editor.text.index("Data sources**")
    (action,) = await any_editor.actions(any_editor.range(Span(at, at)), only="refactor.rewrite")
    assert action.title == "Make it a heading"
    assert "# Data sources\n\nThe player" in any_editor.after(action.edit)


async def test_actions_with_the_same_words_each_mend_their_own_place(any_editor: Editor) -> None:
    split = "😀 The train/validation/test split is 80/10/20."
    any_editor.open(f"---\nframework: ml-system-design\n---\n\n# A\n\n## Data splits\n\n{split}\n\nFor B, {split}\n")
    found = [d for d in await any_editor.diagnostics() if d.code == "split-does-not-add-up"]
    actions = [a for a in await any_editor.actions(WHOLE, *found) if a.title == "Make the last share 10"]
    assert [any_editor.after(action.edit).index("80/10/10") for action in actions] == [
        any_editor.text.index("80/10/20"),
        any_editor.text.rindex("80/10/20"),
    ]


async def test_an_edit_for_a_text_that_has_changed_is_refused(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    context = types.CodeActionContext(await any_editor.diagnostics())
    params = types.CodeActionParams(any_editor.identifier, WHOLE, context)
    found = await any_editor.client.text_document_code_action_async(params)
    action = next(a for a in found or [] if isinstance(a, types.CodeAction))
    if action.edit is not None:
        assert not any_editor.capabilities.code_action_provider.resolve_provider  # type: ignore[union-attr]
        return
    any_editor.replace("TODO", "TBD")
    with pytest.raises(JsonRpcException):
        await any_editor.client.code_action_resolve_async(action)


async def test_definition_references_and_highlights_lead_between_headings_and_anchors(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    client, here = any_editor.client, any_editor.identifier
    marks = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(here, any_editor.position("Offline metrics"))
    )
    assert [any_editor.quoted(mark.range) for mark in marks or []] == ["## Offline metrics", "#offline-metrics"]
    if not any_editor.capabilities.definition_provider:
        assert client.profile == "visual-studio-code", "only VS Code follows links itself"
        return
    found = await client.text_document_definition_async(
        types.DefinitionParams(here, any_editor.position("#offline-metrics"))
    )
    (target,) = found if isinstance(found, (list, tuple)) else [found]
    place = target.target_selection_range if isinstance(target, types.LocationLink) else target.range  # type: ignore[union-attr]
    assert "Offline metrics" in any_editor.quoted(place)
    context = types.ReferenceContext(include_declaration=False)
    references = await client.text_document_references_async(
        types.ReferenceParams(context, here, any_editor.position("Offline metrics"))
    )
    assert [any_editor.quoted(reference.range) for reference in references or []] == ["#offline-metrics"]


@pytest.mark.parametrize(
    ("link", "line"), [("[x](other%20设.md#costs-设)", 4), ("[x](other%20设.md)", 0), ("[x](other%20设.md#gone)", 0)]
)
async def test_definition_leads_to_headings_of_other_files(any_editor: Editor, link: str, line: int) -> None:
    if not any_editor.capabilities.definition_provider:
        assert any_editor.client.profile == "visual-studio-code", "only VS Code follows links itself"
        return
    other = any_editor.folder / "other 设.md"
    other.write_text("# Other\n\nText.\n\n## Costs 设\n", encoding="utf-8")
    any_editor.open(f"# Ranking 😀\n\n😀 See {link} and [y](gone.md) and [z](picture.png).\n")
    client, here = any_editor.client, any_editor.identifier

    async def found(mark: str) -> list[Any]:
        params = types.DefinitionParams(here, any_editor.position(mark))
        answer = await client.text_document_definition_async(params)
        return [] if answer is None else list(answer) if isinstance(answer, (list, tuple)) else [answer]

    (target,) = await found("other%20")
    uri, place = (
        (target.target_uri, target.target_selection_range)
        if isinstance(target, types.LocationLink)
        else (target.uri, target.range)
    )
    assert (uri, place.start.line) == (other.as_uri(), line)
    assert await found("gone.md") == []
    assert await found("picture.png") == []


async def test_what_another_server_does_can_be_turned_off_while_the_server_runs(editor: Editor) -> None:
    """Neovim tells its settings after the server has said what it can do, and goes on asking."""
    editor.open(DESIGN)
    client, here = editor.client, editor.identifier
    at = editor.position("#offline-metrics")

    async def answers() -> list[bool]:
        return [
            bool(await client.text_document_document_symbol_async(types.DocumentSymbolParams(here))),
            bool(await client.text_document_definition_async(types.DefinitionParams(here, at))),
            bool(await client.text_document_prepare_rename_async(types.PrepareRenameParams(here, at))),
            bool(await client.text_document_folding_range_async(types.FoldingRangeParams(here))),
            bool(await client.text_document_selection_range_async(types.SelectionRangeParams(here, [at]))),
        ]

    assert await answers() == [True] * 5
    for off, left in (
        ({"outline": "off"}, [False, True, True, True, True]),
        ({"links": False}, [True, False, False, True, True]),
        ({"folding": "off"}, [True, True, True, False, False]),
    ):
        client.set_configuration({"designdoc": off})
        client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        # The server asks for the settings first, and what has arrived before the answer goes by those of before.
        for _ in range(100):
            if (found := await answers()) == left:
                break
            await asyncio.sleep(0.05)
        assert found == left
    hover = await client.text_document_hover_async(types.HoverParams(here, editor.position("Offline metrics")))
    assert hover is not None


async def test_outline_folding_and_selection_follow_the_headings(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    client, here = any_editor.client, any_editor.identifier
    provided = any_editor.capabilities
    offered = {bool(p) for p in (provided.document_symbol_provider, provided.folding_range_provider)}
    assert offered == {client.profile != "visual-studio-code"}, "VS Code has its own"
    if offered == {False}:
        return
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(here))
    assert "Offline metrics" in str(symbols)
    lines = DESIGN.split("\n")
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(here))
    assert {"## Offline metrics", "---"} <= {lines[fold.start_line] for fold in folds or []}
    (selection,) = (
        await client.text_document_selection_range_async(
            types.SelectionRangeParams(here, [any_editor.position("held-out")])
        )
        or []
    )
    quoted: list[str] = []
    at: types.SelectionRange | None = selection
    while at is not None:
        quoted.append(any_editor.quoted(at.range))
        at = at.parent
    assert all(inner in outer for inner, outer in pairwise(quoted))
    assert quoted[-1].startswith("---\ntitle")
    assert any(text.startswith("## Offline metrics") for text in quoted)


async def test_tokens_hints_and_lenses_stand_at_the_right_characters(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    client, here = any_editor.client, any_editor.identifier
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(here))
    assert tokens is not None
    line = character = 0
    coloured = []
    for down, along, length, _, _ in zip(*[iter(tokens.data)] * 5, strict=True):
        line, character = line + down, along + (0 if down else character)
        place = types.Range(types.Position(line, character), types.Position(line, character + length))
        coloured.append(any_editor.quoted(place))
    assert coloured[0] == "TODO"
    assert {text.partition("@")[0] for text in coloured[1:]} == {"NDCG"}
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(here, WHOLE))
    assert any_editor.position("50 million requests per day", after=True) in [hint.position for hint in hints or []]
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(here))
    assert any_editor.quoted((lenses or [])[0].range) == "# 推荐 😀 Feed ranking"


async def test_anchors_of_other_files_are_completed_where_the_editor_does_not(any_editor: Editor) -> None:
    (any_editor.folder / "other 设.md").write_text("# Other\n\n## Costs 设 😀\n", encoding="utf-8")
    found = await any_editor.offered(DESIGN + "\n😀 [x](other%20设.md#‸)\n")
    assert found == ([] if any_editor.client.profile == "visual-studio-code" else ["#other", "#costs-设-"])


async def test_each_editor_can_filter_sections_of_several_words(any_editor: Editor) -> None:
    items = await any_editor.completed(DESIGN + "\n## functional re‸\n")
    item = next(item for item in items if item.label == "Functional requirements")
    eglot = any_editor.client.profile == "emacs"
    assert item.filter_text == ("requirements" if eglot else "Functional requirements")
    assert (len(items) == 1) == eglot, "Eglot looks at the last word alone"


async def test_front_matter_keys_values_and_rule_names_are_completed(any_editor: Editor) -> None:
    assert "status" not in await any_editor.offered(DESIGN.replace("---\n\n#", "pro‸\n---\n\n#")), "it is there already"
    assert "profile" in await any_editor.offered(DESIGN.replace("---\n\n#", "pro‸\n---\n\n#"))
    assert await any_editor.offered(DESIGN.replace("draft", "‸")) != []
    assert "NDCG" in await any_editor.offered(DESIGN.replace("We compare", "We compare ND‸"))
    assert "placeholder-text" in await any_editor.offered(DESIGN + "\n<!-- designdoc-disable pla‸ -->\n")
    own = any_editor.client.profile == "visual-studio-code"
    assert ("#offline-metrics" in await any_editor.offered(DESIGN + "\n[x](#off‸)\n")) != own, "VS Code has its own"


async def test_a_key_that_is_being_typed_leaves_the_findings_alone(any_editor: Editor) -> None:
    any_editor.open(DESIGN.replace("# 推荐 😀 Feed ranking\n", "# Feed\n").replace("requests per day", "a day"))
    before = codes(await any_editor.diagnostics())
    any_editor.replace("status: draft\n", "status: draft\nrev\n")
    during = codes(await any_editor.diagnostics())
    assert during - before == {"front-matter-unreadable"}
    assert "missing-section" in during


async def test_each_folder_has_its_own_settings(any_editor: Editor) -> None:
    here, there = any_editor.folder / "here", any_editor.folder / "there 设"
    for folder, level in ((here, "off"), (there, "error")):
        folder.mkdir()
        (folder / ".designdoc.yaml").write_text(f"rules: {{placeholder-text: {level}}}\n", encoding="utf-8")
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in (here, there)]
    event = types.WorkspaceFoldersChangeEvent(added=folders, removed=[])
    any_editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    any_editor.open(DESIGN, "here/design.md")
    assert "placeholder-text" not in codes(await any_editor.diagnostics())
    any_editor.open(DESIGN, "there 设/design.md")
    found = {d.code: d.severity for d in await any_editor.diagnostics()}
    assert found["placeholder-text"] is types.DiagnosticSeverity.Error


async def test_an_own_request_and_the_commands_answer_every_editor(any_editor: Editor, tmp_path: Path) -> None:
    any_editor.open(DESIGN)
    coverage = await any_editor.client.protocol.send_request_async(
        "designdoc/coverage", {"textDocument": {"uri": any_editor.uri}}
    )
    assert coverage.framework == "ml-system-design"
    assert (coverage.version, coverage.documents[0].sections) == (1, coverage.sections), "as the command line prints it"
    with pytest.raises(JsonRpcInvalidParams):
        await any_editor.client.protocol.send_request_async("designdoc/coverage", None)

    async def run(name: str, *arguments: object) -> object:
        params = types.ExecuteCommandParams(f"designdoc.{name}", list(arguments))
        return await any_editor.client.workspace_execute_command_async(params)

    assert "framework: adr" in str(await run("newDocument", {"framework": "adr", "title": "Queue"}))
    assert "framework: adr" in str(await run("newDocument", "adr"))
    assert "# <Title of the ML system design document>" in str(await run("newDocument"))
    with pytest.raises(JsonRpcException, match="no framework"):
        await run("newDocument", {"framework": "nowhere"})
    with pytest.raises(JsonRpcException, match="ml-system-design has no profile 'pilots'"):
        await run("newDocument", {"profile": "pilots"})
    assert "Design documents" in str(await run("exportReport", any_editor.uri))


async def test_a_text_about_models_that_is_left_alone_can_be_taken_up_at_its_title(any_editor: Editor) -> None:
    any_editor.open(
        "# Notes on late parcels\n\nThe classifier has a recall of 0.8 on the training data, after fine-tuning, and "
        "stays above the logistic regression that is the baseline model.\n"
    )
    assert await any_editor.diagnostics() == []
    title, below = any_editor.position("Notes"), any_editor.position("0.8")
    assert await any_editor.actions(types.Range(below, below)) == []
    (offered,) = await any_editor.actions(types.Range(title, title))
    assert offered.title == "Review this document as ml-system-design"
    assert any_editor.after(offered.edit).startswith("---\nframework: ml-system-design\n---\n\n# Notes")
