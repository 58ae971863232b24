"""The editor's settings: known keys are read wherever they come from, mistakes are named and change nothing."""

from __future__ import annotations

import pytest

from designdoc.lsp.options import Options, Run, Switch, editor_name, options_of


@pytest.mark.parametrize("wrap", [lambda settings: settings, lambda settings: {"designdoc": settings}])
def test_settings_are_read_bare_or_under_their_section(wrap) -> None:
    options, mistakes = options_of(wrap({"run": "onSave", "codeLens": False, "outline": "on"}))
    assert (options.run, options.code_lens, options.outline) == (Run.ON_SAVE, False, Switch.ON)
    assert not mistakes


@pytest.mark.parametrize(("said", "meant"), [(True, Switch.ON), (False, Switch.OFF), ("auto", Switch.AUTO)])
def test_a_switch_can_be_turned_with_true_and_false(said: object, meant: Switch) -> None:
    assert options_of({"workspaceDiagnostics": said}) == (Options(workspace_diagnostics=meant), [])


@pytest.mark.parametrize(
    "nothing", [None, [], "x", {}, {"python": {}}, {"run": None}, {"interpreter": "/usr/bin/python3"}]
)
def test_what_is_not_ours_changes_nothing(nothing: object) -> None:
    assert options_of(nothing) == (Options(), [])


@pytest.mark.parametrize(
    ("settings", "mistake"),
    [
        ({"run": "sometimes"}, "designdoc.run: expected one of 'onType', 'onSave', 'off'."),
        ({"codeLens": "yes"}, "designdoc.codeLens: expected true or false."),
        ({"maxWorkspaceFiles": True}, "designdoc.maxWorkspaceFiles: expected a whole number."),
        ({"maxWorkspaceFiles": -1}, "designdoc.maxWorkspaceFiles: expected no less than 0."),
        ({"framework": 1}, "designdoc.framework: expected a text."),
    ],
)
def test_a_mistake_is_named_and_costs_only_its_own_value(settings: dict[str, object], mistake: str) -> None:
    options, mistakes = options_of({**settings, "inlayHints": False})
    assert mistakes == [mistake]
    assert options == Options(inlay_hints=False)


def test_later_settings_lie_over_the_first_ones() -> None:
    first, _ = options_of({"framework": "adr", "codeLens": False})
    later, _ = options_of({"codeLens": True}, first)
    assert (later.framework, later.code_lens) == ("adr", True)


def test_names_in_the_editor_are_camel_case() -> None:
    assert editor_name("max_workspace_files") == "maxWorkspaceFiles"
