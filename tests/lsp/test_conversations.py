"""What an author sees, in every editor: each test is one short conversation over standard input and output."""

from __future__ import annotations

import re

import pytest
from lsprotocol import types

from .editor import Editor

DESIGN = """\
---
title: 推荐 😀
framework: ml-system-design
status: draft
---

# 推荐 😀 Feed ranking

## Problem statement

Members of the feed leave within 40 seconds in 38% of sessions: the feed is the same for everybody. 😀 TODO: cite.

## Offline metrics

We compare NDCG@20 on the 设计 😀 held-out week with the present feed; [results](#nowhere-😀) follow.

| Metric | Today | Target |
| --- | --- | --- |
| NDCG@20 | 0.30 | 0.35 |

## Serving

See [the metrics](#offline-metrics). The service handles 50 million requests per day at p99 below 150 ms.
"""

SPOKEN = """\
---
framework: ml-system-design
---

# 推荐 😀 Feed ranking

## Problem statement

Members of the feed leave within 40 seconds in 38% of sessions: the feed is the same for everybody.

## Data sources

Watch events come from the player log, 40 million rows a day, kept for 90 days in the warehouse.

## Monitoring

Alerts on empty lists.

## What 安娜 brought

"""


def codes(diagnostics: list[types.Diagnostic]) -> set[str]:
    return {str(diagnostic.code) for diagnostic in diagnostics}


async def test_diagnostics_stand_under_the_right_characters(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    diagnostics = await any_editor.diagnostics()
    quoted = {d.code: any_editor.quoted(d.range) for d in diagnostics}
    assert "TODO" in quoted["placeholder-text"]
    assert quoted["placeholder-text"].startswith("TODO")
    assert quoted["broken-anchor"] == "#nowhere-😀"
    assert all(d.source == "designdoc" and d.message and d.severity for d in diagnostics)


async def test_typing_moves_what_was_found_and_finds_anew(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    await any_editor.diagnostics()
    any_editor.replace("😀 TODO: cite", "😀😀 设 TBD")
    placeholders = [d for d in await any_editor.diagnostics() if d.code == "placeholder-text"]
    assert [any_editor.quoted(d.range) for d in placeholders] == ["TBD"]
    any_editor.replace(" 设 TBD", "")
    assert "placeholder-text" not in codes(await any_editor.diagnostics())


async def test_an_editor_either_pulls_or_is_served(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    await any_editor.diagnostics()
    assert bool(any_editor.client.diagnostics) is not any_editor.pulls


async def test_hover_on_a_heading_says_what_belongs_there(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    position = any_editor.position("Offline metrics")
    hover = await any_editor.client.text_document_hover_async(types.HoverParams(any_editor.identifier, position))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "Offline evaluation" in hover.contents.value
    assert "Common mistake" in hover.contents.value
    assert hover.range is not None
    assert any_editor.quoted(hover.range) == "## Offline metrics"


async def test_hover_on_a_metric_explains_it(editor: Editor) -> None:
    editor.open(DESIGN)
    position = editor.position("NDCG@20 on")
    hover = await editor.client.text_document_hover_async(types.HoverParams(editor.identifier, position))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "offline metric" in hover.contents.value
    assert hover.range is not None
    assert editor.quoted(hover.range).startswith("NDCG")


async def test_missing_headings_are_completed_in_order_with_their_scaffolds(any_editor: Editor) -> None:
    any_editor.open(DESIGN + "\n## \n")
    params = types.CompletionParams(any_editor.identifier, any_editor.position("\n## \n", after=True))
    params.position = types.Position(params.position.line - 1, 3)
    answer = await any_editor.client.text_document_completion_async(params)
    assert isinstance(answer, types.CompletionList)
    items = list(answer.items)
    labels = [item.label for item in items]
    assert str(items[0].detail).startswith("required")
    beside = types.CompletionItemLabelDetails(description="required")
    assert items[0].label_details == (beside if any_editor.client.profile == "visual-studio-code" else None)
    assert labels.index("Data sources") < labels.index("Deployment and rollout")
    assert [item.sort_text for item in items] == sorted(item.sort_text or "" for item in items)
    assert "Problem statement" not in labels
    assert isinstance(items[0].text_edit, types.TextEdit)
    assert items[0].text_edit.new_text.startswith(f"{labels[0]}\n\n")
    resolved = await any_editor.client.completion_item_resolve_async(items[0])
    assert resolved.documentation


async def test_a_missing_section_is_inserted_by_a_quick_fix(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    diagnostics = await any_editor.diagnostics()
    missing = next(d for d in diagnostics if d.code == "missing-section" and "'Data sources'" in d.message)
    actions = await any_editor.actions(missing.range, missing)
    insert = next(action for action in actions if action.title == "Insert section 'Data sources'")
    assert list(insert.diagnostics or []) == [missing]
    text = any_editor.after(insert.edit)
    assert "\n## Data sources\n\n" in text
    any_editor.replace(any_editor.text, text)
    after = await any_editor.diagnostics()
    assert not any("'Data sources'" in d.message for d in after if d.code == "missing-section")


async def test_all_missing_sections_are_inserted_at_once(editor: Editor) -> None:
    editor.open(DESIGN)
    missing = [d for d in await editor.diagnostics() if d.code == "missing-section"]
    required = [d for d in missing if d.severity is not types.DiagnosticSeverity.Hint]
    actions = await editor.actions(required[0].range, *required)
    insert_all = next(action for action in actions if action.title.startswith("Insert all "))
    editor.replace(editor.text, editor.after(insert_all.edit))
    after = [d for d in await editor.diagnostics() if d.code == "missing-section"]
    assert [d for d in after if d.severity is not types.DiagnosticSeverity.Hint] == []


async def test_a_doubtful_gap_shows_the_sentence_and_can_be_closed_by_its_name(any_editor: Editor) -> None:
    sentence = "The monthly 😀 mean is off by 19 percent, embarrassing how hard it is to top."
    any_editor.open(f"{SPOKEN}{sentence}\n")
    gap = next(d for d in await any_editor.diagnostics() if "'Baseline'" in d.message)
    assert gap.severity is types.DiagnosticSeverity.Information
    shown = {related.message: related.location for related in gap.related_information or ()}
    if any_editor.client.profile in ("visual-studio-code", "neovim"):  # The others read no related places.
        assert shown["This sounds like it."].uri == any_editor.uri
        assert any_editor.quoted(shown["This sounds like it."].range) == sentence
    assert "'The monthly 😀 mean is off by 19 percent" in gap.message, "for editors that show nothing else"
    position = any_editor.position("embarrassing")
    hover = await any_editor.client.text_document_hover_async(types.HoverParams(any_editor.identifier, position))
    assert hover is not None
    assert "this sentence sounds like it" in str(hover.contents)
    for place, asked, title in (
        (gap.range, [gap], "Begin the sentence that sounds like it with 'Baseline:'"),
        (types.Range(position, position), [], "Begin this sentence with 'Baseline:'"),
    ):
        begin = next(action for action in await any_editor.actions(place, *asked) if action.title == title)
        assert f"\nBaseline: {sentence}\n" in any_editor.after(begin.edit)


async def test_a_choice_is_one_action_for_each_answer(any_editor: Editor) -> None:
    any_editor.open(
        "---\nframework: ml-system-design\n---\n\n# Feed\n\n## Non-functional requirements\n\n- Latency: 200\n"
    )
    found = next(d for d in await any_editor.diagnostics() if d.code == "number-without-unit")
    written = [a for a in await any_editor.actions(found.range, found) if a.title.startswith("Write")]
    assert [action.title for action in written] == ["Write '200 ms'", "Write '200 s'"]
    assert not any(action.is_preferred for action in written)
    assert any_editor.after(written[1].edit).endswith("\n- Latency: 200 s\n")


async def test_symbols_carry_the_state(editor: Editor) -> None:
    editor.open(DESIGN)
    params = types.DocumentSymbolParams(editor.identifier)
    (title,) = await editor.client.text_document_document_symbol_async(params) or []
    assert isinstance(title, types.DocumentSymbol)
    assert title.name == "推荐 😀 Feed ranking"
    assert editor.quoted(title.selection_range) == "# 推荐 😀 Feed ranking"
    names = {child.name: child.detail for child in title.children or []}
    assert list(names) == ["Problem statement", "Offline metrics", "Serving"]


async def test_a_heading_is_renamed_with_its_anchors(any_editor: Editor) -> None:
    any_editor.open(DESIGN)
    if not any_editor.capabilities.rename_provider:
        assert any_editor.client.profile == "visual-studio-code", "only VS Code renames headings itself"
        return
    params = types.RenameParams(any_editor.identifier, any_editor.position("Offline metrics"), "Metriken 😀 offline")
    text = any_editor.after(await any_editor.client.text_document_rename_async(params))
    assert "## Metriken 😀 offline\n" in text
    assert "[the metrics](#metriken--offline)" in text


LINKING = """\
# Notes 😀

[Here](../%E6%96%87%20design.md#offline-metrics), 😀 [there](<../文 design.md#offline-metrics>) and [again][m].

The same name in [another file](other.md#offline-metrics), [the whole](<../文 design.md>), [a part](#offline-metrics).

[m]: <../文 design.md#Offline-metrics>
"""


async def test_a_heading_is_renamed_with_the_links_of_other_files(any_editor: Editor) -> None:
    if not any_editor.capabilities.rename_provider:
        return  # VS Code renames headings itself, and so it finds them.
    notes = any_editor.folder / "notes"
    notes.mkdir()
    (notes / "links.md").write_text(LINKING, encoding="utf-8")
    any_editor.open(DESIGN)
    heading = any_editor.position("Offline metrics")
    context = types.ReferenceContext(include_declaration=False)
    asked = types.ReferenceParams(context, any_editor.identifier, heading)
    references = await any_editor.client.text_document_references_async(asked) or []
    uri = (notes / "links.md").as_uri()
    assert [found.range.start.line for found in references if found.uri == uri] == [2, 2, 2]
    assert len(references) == 4
    params = types.RenameParams(any_editor.identifier, heading, "Metriken")
    edit = await any_editor.client.text_document_rename_async(params)
    assert edit is not None
    elsewhere = edits_of(edit, uri)
    any_editor.text = LINKING
    text = any_editor.with_edits(elsewhere)
    assert text == re.sub("design.md#offline-metrics", "design.md#metriken", LINKING, flags=re.IGNORECASE)


def edits_of(edit: types.WorkspaceEdit, uri: str) -> list[types.TextEdit]:
    """The edits of one file that is not open."""
    if edit.document_changes is None:
        return list((edit.changes or {})[uri])
    (change,) = [
        c for c in edit.document_changes if isinstance(c, types.TextDocumentEdit) and c.text_document.uri == uri
    ]
    assert change.text_document.version is None
    return [one for one in change.edits if isinstance(one, types.TextEdit)]


async def test_the_summary_stands_above_the_title(editor: Editor) -> None:
    editor.open(DESIGN)
    lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(editor.identifier)) or []
    assert lenses[0].command is not None
    assert " of " in lenses[0].command.title
    assert editor.quoted(lenses[0].range) == "# 推荐 😀 Feed ranking"


async def test_daily_volumes_are_shown_per_second(editor: Editor) -> None:
    editor.open(DESIGN)
    whole = types.Range(types.Position(0, 0), types.Position(999, 0))
    hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(editor.identifier, whole))
    rate = next(hint for hint in hints or [] if "/s" in str(hint.label))
    assert rate.label == "≈ 579/s"
    assert rate.position == editor.position("50 million requests per day", after=True)


async def test_a_markdown_file_that_is_no_design_document_is_left_alone(editor: Editor) -> None:
    editor.open("# Readme\n\nHow to install it.\n\nTODO\n", "README.md")
    assert await editor.diagnostics() == []
    hover = types.HoverParams(editor.identifier, types.Position(0, 4))
    assert await editor.client.text_document_hover_async(hover) is None


async def test_a_document_without_a_framework_is_offered_all_of_them(editor: Editor) -> None:
    assert {"ml-system-design", "adr", "rfc"} <= set(await editor.offered("---\nframework: ‸\n---\n\n# Notes\n"))
    assert {"ml-system-design", "adr"} <= set(
        await editor.offered("---\nframework: ml-‸system-design\n---\n\n# Notes\n")
    )
    assert await editor.offered("---\ntitle: x\nfra‸\n---\n\n# Notes\n") == ["framework"]
    assert await editor.offered("---\n‸\ntitle: x\n---\n\n# Notes\n") == [], "other people's front matter is left alone"
    assert await editor.offered("# Notes\n\nframework: ‸\n") == []


async def test_the_framework_is_offered_in_front_matter_that_has_just_been_begun(editor: Editor) -> None:
    assert await editor.offered("---\n‸") == ["framework"]
    assert await editor.offered("---\n‸\n---\n") == ["framework"], "an editor may close what was opened"
    assert await editor.offered("---\ntitle: ETA\nfra‸\n") == ["framework"]
    assert await editor.offered("---\nfra‸\n---\n") == ["framework"], "without a colon it is no front matter yet"
    assert (await editor.offered("---\nframework: ‸"))[0] == "ml-system-design"
    assert await editor.offered("---\n\nTwo lines apart.\n\nfra‸\n") == [], "a line across the page opens nothing"
    assert await editor.offered("---\nframework: rfc\nfra‸\n") == []


@pytest.mark.parametrize(
    ("text", "inserted", "cursor"),
    [
        ("---\nframework: ‸", "rfc\n---\n", True),
        ("---\nframework: r‸\n\n# Feed\n", "rfc\n---", True),
        ("---\nframework:‸\n---\n", " rfc", False),
        ("---\nframework: ‸\ntitle: x\n", "rfc", False),
    ],
    ids=["at the end", "before the text", "closed, without a space", "going on"],
)
async def test_a_framework_closes_front_matter_that_is_open(
    editor: Editor, text: str, inserted: str, cursor: bool
) -> None:
    item = next(item for item in await editor.completed(text) if item.label == "rfc")
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text.replace("$0", "") == inserted
    assert ("rfc$0" in item.text_edit.new_text) is cursor
    assert item.filter_text == inserted.partition("\n")[0], "VS Code goes on filtering by the space behind the colon"
