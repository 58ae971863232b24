"""``designdoc new``: a document to start from."""

from __future__ import annotations

import json
import sys

import pytest

from designdoc.document.parse import parse
from frameworks import FRAMEWORKS


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_new_document_misses_no_section_of_its_framework(designdoc, write, framework) -> None:
    outcome = designdoc("new", "--framework", framework, "--title", "Feed: ranking", "docs/a.md")
    assert outcome.status == 0
    checked = designdoc("check", "docs/a.md", "--select", "missing-section", "--format", "json")
    document = json.loads(checked.out)["documents"][0]
    assert (document["framework"], document["status"]) == (framework, "draft")
    assert [f["message"] for f in document["findings"] if f["severity"] in ("error", "warning")] == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_of_a_new_document_only_the_prompts_are_found(designdoc, write, framework) -> None:
    designdoc("new", "--all", "--framework", framework, "--title", "Feed: ranking", "docs/a.md")
    found = json.loads(designdoc("check", "docs/a.md", "--format", "json").out)["documents"][0]["findings"]
    assert {f["rule"] for f in found} == {"template-text-left"}
    assert all("<" in f["message"] for f in found), "headings of the scaffold's tables are no prompts"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_default_profile_can_be_named_in_every_framework(designdoc, write, framework) -> None:
    named = designdoc("new", "--framework", framework, "--profile", "production", "--title", "Feed ranking")
    assert (named.status, named.out) == (0, designdoc("new", "--framework", framework, "--title", "Feed ranking").out)
    write("a.md", named.out)
    write(".designdoc.yaml", f'documents: [{{files: "*.md", framework: {framework}, profile: production}}]\n')
    assert designdoc("check", "a.md", "--profile", "production", "--fail-on", "never").status == 0


def test_a_minus_is_standard_output(designdoc, folder) -> None:
    outcome = designdoc("new", "-", "--title", "Feed ranking")
    assert "\n# Feed ranking\n" in outcome.out
    assert not list(folder.iterdir())


def test_it_goes_to_standard_output_without_a_file(designdoc) -> None:
    out = designdoc("new", "--title", "Feed ranking").out
    assert out.startswith("---\ntitle: Feed ranking\nauthors: []\nstatus: draft\nframework: ml-system-design\n")
    assert "\n# Feed ranking\n" in out


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_name_that_is_no_utf8_makes_a_title_all_the_same(designdoc, folder) -> None:
    assert designdoc("new", "caf\udce9-menu.md").status == 0
    assert "\n# Caf\ufffd menu\n" in (folder / "caf\udce9-menu.md").read_text("utf-8")


def test_a_file_is_never_overwritten_by_accident(designdoc, write) -> None:
    path = write("a.md", "mine")
    outcome = designdoc("new", "a.md")
    assert (outcome.status, path.read_text()) == (2, "mine")
    assert outcome.err == "designdoc: a.md exists already; --force overwrites it\n"
    assert designdoc("new", "a.md", "--force").status == 0
    assert path.read_text("utf-8").startswith("---\n")


@pytest.mark.parametrize(
    "title", ['Why "C#": 1 & 2', "# first", "- last", "it's", "yes", "1.0", "null", "a\\b", "two\nlines ", "tab\there"]
)
def test_whatever_the_title_the_front_matter_says_it(designdoc, title) -> None:
    document = parse(designdoc("new", "--title", title).out)
    assert document.front_matter is not None
    assert document.front_matter.values["title"] == " ".join(title.split())
    assert document.front_matter.values["framework"] == "ml-system-design"


@pytest.mark.parametrize(
    ("framework", "title"),
    [
        ("ml-system-design", "<Title of the ML system design document>"),
        ("adr", "<Title of the decision record>"),
        ("rfc", "<Title of the request for comments>"),
    ],
)
def test_without_a_title_the_place_of_one_is_marked(designdoc, framework, title) -> None:
    assert f"# {title}\n" in designdoc("new", "--framework", framework).out


def test_profiles_ask_for_different_things(designdoc) -> None:
    production, interview = designdoc("new").out, designdoc("new", "--profile", "interview").out
    assert "profile: interview" in interview
    assert "Alternatives considered" in production
    assert "Alternatives considered" not in interview


def test_an_unknown_profile_is_bad_usage(designdoc) -> None:
    assert designdoc("new", "--profile", "pilots").status == 2
    outcome = designdoc("new", "--framework", "adr", "--profile", "pilot")
    assert outcome.err == "designdoc: --profile: Unknown profile 'pilot'. Known: production.\n"
