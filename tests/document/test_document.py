"""What is true of a document as a whole: passages, outline, title, anchors, definitions, front matter."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_text import block_texts

from designdoc.document.anchors import numbered
from designdoc.document.document import Document
from designdoc.document.parse import parse
from designdoc.text import Span
from patience import PATIENCE


def cut(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


@settings(max_examples=200)
@given(block_texts)
def test_passages_tile_the_text(text: str) -> None:
    document = parse(text)
    assert document.passages
    assert [passage.span.start for passage in document.passages] == list(document.starts)
    assert "".join(cut(document, passage.span) for passage in document.passages) == text
    assert all(passage.heading for passage in document.passages[1:])


@settings(max_examples=100)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_the_outline_follows_from_levels(levels: list[int]) -> None:
    document = parse("".join(f"{'#' * level} h\n\n" for level in levels))
    for passage in document.passages:
        below = document.passages[passage.index + 1 : passage.subtree_end]
        assert all(other.level > passage.level for other in below)
        assert passage.subtree_end == len(levels) or levels[passage.subtree_end] <= passage.level
        assert all(document.passages[child].parent == passage.index for child in passage.children)


def test_an_offset_belongs_to_the_passage_it_lies_in() -> None:
    document = parse("intro\n\n# a\n\n## b\n")
    assert [document.passage_at(offset).index for offset in (-1, 0, 6, 7, 11, 12, 99)] == [0, 0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Design X\n\n## a\n", "Design X"),
        ("## Design X\n\n### a\n", "Design X"),
        ("## a\n\n## b\n", None),
        ("intro\n\n# T\n# U\n", "T"),
        ("## a\n\n# T\n", None),
        ("---\ntitle: From above\n---\n## a\n\n## b\n", "From above"),
        ("", None),
    ],
)
def test_the_title(text: str, title: str | None) -> None:
    assert parse(text).title == title


def test_anchors_are_those_of_github() -> None:
    text = "# Hello, World!\n\n## `code` & *more*\n\n## a\n\n## a\n\n> ### a-1\n\n## Données 数据\n\n<h2>In HTML</h2>\n"
    document = parse(text)
    assert list(document.anchors) == ["hello-world", "code--more", "a", "a-1", "a-1-1", "données-数据", "in-html"]
    assert cut(document, document.anchors["a-1"]) == "## a"
    passage = document.passages[3]
    assert passage.heading
    assert document.anchor_of(passage.heading, passage) == "a-1"


def test_repeated_anchors_never_collide() -> None:
    anchors = numbered(("a", "a-1", "a", "a", "a-1"))
    assert anchors == ("a", "a-1", "a-2", "a-3", "a-1-1")


def test_the_first_definition_of_a_label_counts() -> None:
    document = parse("[A  b]: one\n\n# h\n\n[a B]: two\n[c]: <three 3>\n")
    targets = {label: definition.target for label, definition in document.link_definitions.items()}
    assert targets == {"a b": "one", "c": "three 3"}
    assert cut(document, document.link_definitions["c"].target_span) == "three 3"


def test_directives_are_told_in_document_places() -> None:
    document = parse("# a\n\n<!-- designdoc-disable x: y -->\n\n# b\n\n<!-- designdoc-enable x -->\n")
    assert [cut(document, directive.span)[:22] for directive in document.directives] == [
        "<!-- designdoc-disable",
        "<!-- designdoc-enable ",
    ]
    assert [cut(document, directive.rule_spans[0]) for directive in document.directives] == ["x", "x"]


def test_words_are_counted_in_every_script() -> None:
    assert parse("# Not counted\n\nFive words of **plain** prose, `not code`. 漢字 한국어\n").word_count == 8


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle: A b\nstatus: draft\n---\ntext", {"title": "A b", "status": "draft"}),
        ("---\r\nstatus: in-review\r\n---\r\n# a", {"status": "in-review"}),
        ("\ufeff---\na: b\n...\n", {"a": "b"}),
        (
            "---\na: 'x'  # why\nb: [1, two]\nc: {d: true}\ne: 2026-01-02\n---\n",
            {"a": "x", "b": [1, "two"], "c": {"d": True}, "e": "2026-01-02"},
        ),
        ("---\n# only a comment\n\n---\n", None),
        ("---\n---\n", {}),
        ("---\n{status: draft, by: [a, b]}\n---\n", {"status": "draft", "by": ["a", "b"]}),
        ('---\r\n{"status":"draft",\r\n "a": 1}\r\n---\r\n', {"status": "draft", "a": 1}),
        ("---\n{{ page.title }}\n---\n", None),
        ("---\n{/* note: later */}\n---\n", None),
        ("---\n{note: later} says the text\n---\n", None),
        ("---\nJust text between rules\n---\n", None),
        ("---\na: b\n", None),
        ("\n---\na: b\n---\n", None),
        (" ---\na: b\n---\n", None),
    ],
)
def test_front_matter(text: str, values: dict[str, object] | None) -> None:
    found = parse(text).front_matter
    assert (found.values if found else None) == values


def test_front_matter_knows_its_places() -> None:
    for quote in ("", '"'):
        document = parse(f"---\ntitle: {quote}A b{quote}\nstatus: draft\n---\n\n# a\n")
        front_matter = document.front_matter
        assert front_matter
        assert cut(document, front_matter.span) == document.text[: document.text.index("\n\n")]
        assert cut(document, front_matter.key_spans["status"]) == "status"
        assert cut(document, front_matter.value_spans["title"]).strip('"') == "A b"


@pytest.mark.parametrize(
    "source",
    ["a: [1, 2", "a: b\na: c", "a: !!python/object x", "a: " + "[" * 500, "a: &x [*x]", "\ta: b", "a: b: c", "- a: b"],
)
def test_broken_front_matter_is_a_mistake_with_a_place(source: str) -> None:
    document = parse(f"---\n{source}\n---\n# Still parsed\n")
    assert document.front_matter
    assert document.front_matter.values in ({}, {"a": "b"})
    assert document.front_matter.mistake
    message, span = document.front_matter.mistake
    assert message
    assert 0 <= span.start <= span.end <= len(document.text)
    assert document.title == "Still parsed"


def test_what_is_written_beside_a_mistake_in_front_matter_counts() -> None:
    source = "framework: adr\nsta\ntags: [a, b]\nlinks: {x: 1\nby:\n- c\nby: d\nlast: 1"
    document = parse(f"---\n{source}\n---\n# a\n")
    assert document.front_matter
    assert document.front_matter.mistake
    assert document.front_matter.values == {"framework": "adr", "tags": ["a", "b"], "by": ["c"], "last": 1}
    assert cut(document, document.front_matter.value_spans["framework"]) == "adr"


def test_an_alias_bomb_in_front_matter_is_defused() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{names[index]}'] * 9)}]" for index, name in enumerate(names[1:])]
    document = parse("---\n" + "\n".join(lines) + "\n---\n")
    assert document.front_matter
    assert document.front_matter.mistake


def test_simple_front_matter_needs_no_yaml_parser() -> None:
    program = (
        "import sys; from designdoc.document.parse import parse; "
        "d = parse('---\\nstatus: draft\\nprofile: pilot\\n---\\n# a\\n'); "
        "assert d.front_matter.values == {'status': 'draft', 'profile': 'pilot'}; assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=PATIENCE)
