"""The public Python API: the example in its own documentation, and what a caller may rely on."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

from designdoc import api


def test_the_example_of_the_documentation_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    tried = doctest.testmod(api)
    assert tried.attempted > 0
    assert tried.failed == 0


def test_every_public_name_says_what_it_is() -> None:
    silent = [name for name in api.__all__ if not inspect.getdoc(getattr(api, name))]
    assert silent == []


def test_paths_may_be_of_any_kind(write) -> None:
    write("docs/a.md", "---\nframework: adr\n---\n# Use a log\n")
    named = api.check([Path("docs/a.md")])
    found = api.check(iter(["docs"]))
    assert [result.path for result in (*named.results, *found.results)] == ["docs/a.md", "docs/a.md"]
    assert named.results[0].findings == found.results[0].findings != ()


@pytest.mark.parametrize("path", ["docs", Path("docs")])
def test_a_single_path_is_refused(path) -> None:
    """A text is a sequence of characters, each of which would be taken for a path."""
    with pytest.raises(TypeError, match="list"):
        api.check(path)


def test_what_cannot_be_checked_is_told_and_costs_nothing_else(write) -> None:
    write("a.md", "---\nframework: adr\n---\n# Use a log\n")
    run = api.check(["missing.md", "a.md"])
    assert [result.path for result in run.results] == ["a.md"]
    assert run.failures == (api.Failure("missing.md", "no such file or directory"),)


def test_a_name_that_does_not_exist_is_bad_usage(write) -> None:
    write("a.md", "# Use a log\n")
    with pytest.raises(api.UsageError, match="Unknown framework 'no-such'"):
        api.check(["a.md"], choice=api.Choice(overrides=api.Overrides(framework="no-such")))


def test_a_rule_of_a_finding_can_be_looked_up(write) -> None:
    write("a.md", "---\nframework: adr\n---\n# Use a log\n")
    run = api.check(["a.md"])
    rule = run.rule(run.results[0].findings[0].rule)
    assert rule is not None
    assert rule.why
