"""Which documents are told by their marks: the folders of ``kinds/`` are named after what each document in them is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from designdoc.document.parse import parse
from designdoc.packs import store
from designdoc.recognition.detection.detector import Detected
from designdoc.recognition.detection.telling_headings import TellingHeadings
from designdoc.rules.reviewers import Reviewers
from designdoc.workspace.settings import Settings

KINDS = Path(__file__).parent / "kinds"
MARKED = tuple(id_ for id_ in sorted(store.pack_ids()) if store.told_by(id_) == "marks")
DOCUMENTS = sorted(KINDS.glob("*/*.md"))


@cache
def reviewers() -> Reviewers:
    return Reviewers(Settings(KINDS, detect=()))


@cache
def told_by(framework: str) -> TellingHeadings:
    found = store.load(framework).framework
    assert found is not None
    return TellingHeadings(found)


def looks(text: str, path: str | None = None) -> Detected:
    return reviewers().looks_like(path, parse(text))


def kind_and_name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=kind_and_name)
def test_a_document_is_what_its_folder_is_called(path: Path) -> None:
    wanted = path.parent.name if path.parent.name in MARKED else None
    assert looks(path.read_text("utf-8")).framework == wanted


@pytest.mark.parametrize("path", DOCUMENTS, ids=kind_and_name)
def test_no_document_has_the_marks_of_two_kinds(path: Path) -> None:
    document = parse(path.read_text("utf-8"))
    wanted = {"none": [], "template": [path.stem]}.get(path.parent.name, [path.parent.name])
    assert [id_ for id_ in MARKED if told_by(id_).tell(document)] == wanted


@pytest.mark.parametrize("kind", ["adr", "rfc"])
def test_a_template_is_left_alone_but_its_kind_is_known(kind: str) -> None:
    found = looks((KINDS / "template" / f"{kind}.md").read_text("utf-8"))
    assert (found.framework, found.kind) == (None, kind)
    assert "template" in found.why


def test_every_shipped_framework_says_how_its_documents_are_told_or_is_not_told() -> None:
    told = {id_: store.told_by(id_) for id_ in store.pack_ids()}
    assert {id_ for id_, by in told.items() if by == "marks"} == {
        "adr",
        "genai-system-design",
        "ml-model-card",
        "rfc",
        "system-design",
    }
    assert {id_ for id_, by in told.items() if by == "words"} == {"ml-system-design"}


def test_the_reason_names_the_headings_in_their_order() -> None:
    text = (KINDS / "adr" / "nygard.md").read_text("utf-8")
    assert looks(text).why == "its headings 'Status', 'Context' and 'Decision' are those of adr"


def test_a_title_stands_for_the_heading_that_no_document_goes_without() -> None:
    text = (KINDS / "adr" / "without-a-heading-for-the-decision.md").read_text("utf-8")
    assert looks(text).why.startswith("its title, 'Context', 'Alternatives considered' and ")
    assert looks(text.replace("ADR 31: sign", "Sign")).framework is None


def test_front_matter_tells_even_in_a_file_whose_name_says_that_it_is_no_design() -> None:
    text = (KINDS / "ml-model-card" / "hub.md").read_text("utf-8")
    found = looks(text, "README.md")
    assert found == Detected("ml-model-card", "its front matter has 'pipeline_tag', as that of ml-model-card has")
    assert looks(text.replace("pipeline_tag", "tags").replace("base_model", "model"), "README.md").framework is None


def test_numbers_signs_and_articles_of_headings_do_not_matter() -> None:
    text = (KINDS / "adr" / "nygard.md").read_text("utf-8")
    for old, new in (("## Status", "## 1. Status"), ("## Context", "## 📌 The context:"), ("## Dec", "### 3) dec")):
        text = text.replace(old, new)
    assert looks(text).framework == "adr"


def test_a_heading_that_only_holds_a_name_is_none() -> None:
    text = (KINDS / "adr" / "nygard.md").read_text("utf-8")
    assert looks(text.replace("## Decision", "## Decision trees")).framework is None
