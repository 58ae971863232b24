"""``designdoc config``: what holds, and who said so."""

from __future__ import annotations

import json
from pathlib import Path

ADR = Path(__file__).parents[1] / "recognition" / "kinds" / "adr" / "nygard.md"


def settings(out: str) -> dict[str, tuple[object, str]]:
    return {entry["key"]: (entry["value"], entry["origin"]) for entry in json.loads(out)["settings"]}


def test_every_setting_comes_with_its_line(designdoc, write) -> None:
    write(
        ".designdoc.yaml",
        "rules:\n  thin-section: off\n  empty-section: error\ndocuments:\n"
        '  - files: "docs/*.md"\n    framework: adr\n    rules: {thin-section: hint}\nfail-on: error\n',
    )
    found = settings(designdoc("config", "docs/a.md", "--format", "json").out)
    assert found["rules.thin-section"] == ("hint", ".designdoc.yaml:7")
    assert found["rules.empty-section"] == ("error", ".designdoc.yaml:3")
    assert found["framework"] == ("adr", ".designdoc.yaml:6")
    assert found["fail-on"] == ("error", ".designdoc.yaml:8")
    assert found["exclude"] == ([], "default")
    assert found["documents[0].files"] == (["docs/*.md"], ".designdoc.yaml:5")


def test_the_command_line_wins(designdoc, write) -> None:
    write(".designdoc.yaml", 'documents: [{files: "*.md", framework: adr}]')
    found = settings(designdoc("config", "a.md", "--framework", "rfc", "--format", "json").out)
    assert found["framework"] == ("rfc", "command line")


def test_without_a_file_the_defaults_are_shown(designdoc) -> None:
    assert "none found, so the defaults hold" in designdoc("config").out


def test_it_says_which_framework_a_document_follows_and_why(designdoc, write) -> None:
    write("tool.md", "# Tool\n\nHow to install it.\n")
    write("rfc.md", "---\nframework: rfc\n---\n# Pay once\n")
    assert "This document follows rfc (front matter).\n" in designdoc("config", "rfc.md").out
    left_alone = designdoc("config", "tool.md").out
    assert "left alone in folders and editors: few of its words are those of machine learning.\n" in left_alone
    assert "write `framework:` into its front matter" in left_alone
    why = {"framework": None, "why": "few of its words are those of machine learning", "looks_like": None}
    assert json.loads(designdoc("config", "--format", "json", "tool.md").out)["document"] == why
    write("README.md", "# Tool\n\nHow to install it.\n")
    assert "a file called README.md is no design unless it says so" in designdoc("config", "README.md").out


def test_of_a_folder_it_lists_what_is_checked_and_what_is_left_alone(designdoc, write) -> None:
    write("docs/rfc.md", "---\nframework: rfc\n---\n# Pay once\n")
    adr = ADR.read_text("utf-8")
    write("docs/0001.md", adr)
    write("docs/archive/old.md", adr)
    write("docs/README.md", "# Tool\n\nHow to install it.\n")
    write(".designdoc.yaml", "exclude: ['**/archive/**']\n")
    out = designdoc("config", "docs").out
    assert "\n1 file checked:\n  docs/rfc.md     rfc (front matter)\n" in out
    alone = "  docs/0001.md    looks like adr, which `detect:` does not ask for\n"
    readme = "  docs/README.md  a file called README.md is no design unless it says so\n"
    assert out.endswith(f"\n2 files left alone in folders and editors:\n{alone}{readme}")
    listed = json.loads(designdoc("config", "docs", "--format", "json").out)["documents"]
    assert [(each["path"], each["framework"], each["looks_like"]) for each in listed] == [
        ("docs/0001.md", None, "adr"),
        ("docs/README.md", None, None),
        ("docs/rfc.md", "rfc", None),
    ]


def test_mistakes_are_reported(designdoc, write) -> None:
    write(".designdoc.yaml", "exlude: [a]\n")
    outcome = designdoc("config")
    assert outcome.status == 2
    assert "Did you mean 'exclude'?" in outcome.err
