"""What nobody has named a framework for: which documents are taken by their looks, when asked for and when not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

KINDS = Path(__file__).parents[1] / "recognition" / "kinds"
RECORD = (KINDS / "adr" / "nygard.md").read_text("utf-8")
PROPOSAL = (KINDS / "rfc" / "enhancement.md").read_text("utf-8")
CARD = (KINDS / "ml-model-card" / "hub.md").read_text("utf-8")
TEMPLATE = (KINDS / "template" / "adr.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def documents(write) -> None:
    write("docs/adr/0012.md", RECORD)
    write("docs/rfc.md", PROPOSAL)
    write("docs/README.md", CARD)
    write("docs/template.md", TEMPLATE)


def frameworks(out: str) -> dict[str, str | None]:
    """The framework of each document of a JSON report; what follows none must have no findings."""
    found = json.loads(out)["documents"]
    assert not any(document["findings"] for document in found if document["framework"] is None)
    return {document["path"].removeprefix("docs/"): document["framework"] for document in found}


class TestNamedOnTheCommandLine:
    """Somebody who asks about a decision record wants to hear about a decision record."""

    @pytest.mark.parametrize(
        ("path", "framework"), [("adr/0012.md", "adr"), ("rfc.md", "rfc"), ("README.md", "ml-model-card")]
    )
    def test_a_document_is_taken_for_what_it_looks_like(self, designdoc, path: str, framework: str) -> None:
        outcome = designdoc("check", f"docs/{path}", "--format", "json")
        (document,) = json.loads(outcome.out)["documents"]
        assert (document["framework"], document["assumed"]) == (framework, False)
        assert document["taken_because"].endswith(f"{framework}") or "front matter" in document["taken_because"]
        coverage = json.loads(designdoc("coverage", f"docs/{path}", "--format", "json").out)["documents"]
        assert coverage[0]["framework"] == framework

    def test_a_line_says_which_framework_was_taken_and_why(self, designdoc) -> None:
        taken = (
            "1 document was taken for adr: its headings 'Status', 'Context' and 'Decision' are those of adr. "
            "Another framework is named in the front matter or with --framework.\n"
        )
        for _ in ("reviewed", "remembered"):
            assert taken in designdoc("check", "docs/adr/0012.md").out
        assert "taken for" not in designdoc("check", "--framework", "adr", "docs/adr/0012.md").out

    def test_of_many_documents_it_says_how_many(self, designdoc, write) -> None:
        write("docs/adr/0013.md", RECORD)
        out = designdoc("check", "docs/adr/0012.md", "docs/adr/0013.md", "docs/rfc.md").out
        assert "2 documents were taken for adr and 1 document was taken for rfc: that is what they look like." in out

    def test_a_template_is_checked_as_what_it_is_a_template_of(self, designdoc) -> None:
        outcome = designdoc("check", "docs/template.md", "--format", "json")
        assert frameworks(outcome.out) == {"template.md": "adr"}
        assert "it looks most like adr" in json.loads(outcome.out)["documents"][0]["taken_because"]

    def test_what_looks_like_nothing_follows_the_default_framework(self, designdoc, write) -> None:
        write("docs/notes.md", "# Notes\n\nBuy milk.\n")
        assert frameworks(designdoc("check", "docs/notes.md", "--format", "json").out) == {
            "notes.md": "ml-system-design"
        }


class TestNotAskedFor:
    """Folders, hooks and editors stay silent about all that is no ML design, until somebody asks for more."""

    @pytest.mark.parametrize("arguments", [["docs"], ["--detected-only", "docs/adr/0012.md", "docs/rfc.md"]])
    def test_without_a_setting_they_are_left_alone(self, designdoc, arguments: list[str]) -> None:
        outcome = designdoc("check", *arguments, "--format", "json")
        assert (outcome.status, set(frameworks(outcome.out).values())) == (0, {None})

    def test_the_commands_that_explain_say_what_a_document_looks_like(self, designdoc) -> None:
        said = designdoc("config", "docs/adr/0012.md").out
        assert "left alone in folders and editors, although it looks like adr.\n" in said
        assert "write `framework: adr` into its front matter, or add adr to `detect:` in the settings." in said
        document = json.loads(designdoc("config", "--format", "json", "docs/adr/0012.md").out)["document"]
        assert (document["framework"], document["looks_like"]) == (None, "adr")
        for explain in ([], ["--explain"]):
            covered = designdoc("coverage", "docs", *explain).out
            assert "  It looks like adr: name its framework, or add adr to `detect:` in the settings.\n" in covered
            assert "  It looks like rfc: name its framework, or add rfc to" in covered


class TestAskedFor:
    """``detect:`` in the settings."""

    def test_folders_and_hooks_check_what_is_asked_for(self, designdoc, write) -> None:
        write(".designdoc.yaml", "detect: [ml-system-design, adr]\n")
        wanted = {"README.md": None, "adr/0012.md": "adr", "rfc.md": None, "template.md": None}
        assert frameworks(designdoc("check", "docs", "--format", "json").out) == wanted
        hook = designdoc("check", "--detected-only", "docs/adr/0012.md", "docs/rfc.md", "--format", "json")
        assert frameworks(hook.out) == {"adr/0012.md": "adr", "rfc.md": None}
        assert "taken for" not in designdoc("check", "docs").out

    def test_a_card_of_a_hub_is_one_even_where_it_is_the_readme(self, designdoc, write) -> None:
        write(".designdoc.yaml", "detect: [ml-model-card]\n")
        assert frameworks(designdoc("check", "docs", "--format", "json").out)["README.md"] == "ml-model-card"

    def test_what_is_remembered_does_not_outlive_the_setting(self, designdoc, write) -> None:
        for asked, framework in (("[adr]", "adr"), ("[rfc]", None), ("[]", None), ("[adr]", "adr")):
            write(".designdoc.yaml", f"detect: {asked}\n")
            assert frameworks(designdoc("check", "docs", "--format", "json").out)["adr/0012.md"] == framework

    def test_the_first_of_two_that_tell_a_document_wins(self, designdoc, write) -> None:
        write("house/pack.yaml", HOUSE)
        for order, framework in (("[adr, house]", "adr"), ("[house, adr]", "house")):
            write(".designdoc.yaml", f"packs: [./house]\ndetect: {order}\n")
            assert frameworks(designdoc("check", "docs", "--format", "json").out)["adr/0012.md"] == framework

    def test_front_matter_and_entries_of_the_settings_come_first(self, designdoc, write) -> None:
        write("docs/rfc.md", f"---\nframework: design-doc\n---\n{RECORD}")
        write(".designdoc.yaml", "detect: [adr]\ndocuments: [{files: docs/adr/*.md, framework: rfc}]\n")
        found = frameworks(designdoc("check", "docs", "--format", "json").out)
        assert (found["adr/0012.md"], found["rfc.md"]) == ("rfc", "design-doc")

    def test_mistakes_are_told_at_their_line(self, designdoc, write) -> None:
        write(".designdoc.yaml", "detect:\n  - adr\n  - rfk\n  - design-doc\n")
        outcome = designdoc("check", "docs")
        assert outcome.status == 2
        assert ".designdoc.yaml:3:5: detect[1]: Unknown framework 'rfk'. Did you mean 'rfc'?\n" in outcome.err
        assert ".designdoc.yaml:4:5: detect[2]: Documents of 'design-doc' cannot be told by their looks" in outcome.err
        assert "1 document checked" in outcome.out

    def test_config_shows_it(self, designdoc, write) -> None:
        assert "detect        ml-system-design  (default)\n" in designdoc("config").out
        write(".designdoc.yaml", "detect: [adr, rfc]\n")
        assert "detect        adr, rfc  (.designdoc.yaml:1)\n" in designdoc("config").out
        assert "This document follows adr (its headings 'Status', " in designdoc("config", "docs/adr/0012.md").out


HOUSE = """\
id: house
title: Decisions of the house
extends: [adr]
detection:
  headings-needed: 2
  headings:
    - {needed: true, names: {en: [decision]}}
    - names: {en: [status]}
"""
