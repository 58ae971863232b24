"""Simple front matter is read exactly as the YAML parser reads it, or left to that parser."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from designdoc.document.front_matter import read_front_matter
from designdoc.document.simple_front_matter import Simple, read_simple
from designdoc.typed_yaml.nodes import Node, parse_nodes
from designdoc.typed_yaml.plain import key_spans, plain

ORDINARY = """\
title: "Search: calibrated alerts"
id: MLDD-00042
status: draft
# who
authors: [Noor Haddad, 'Pavel Simek', 007]

reviewers:
  - Grace O'Hara (platform)
  - "a, b"

created: 2025-01-20
owner: https://example.org/teams/ml?x=1&y=2
risk: yes
version: 1.0
count: 12
score: ~6.5 of 10
nothing: null
tags: []
links:
- a:b
- 3e2
last: Zoë's – “quoted” — 漢字, 100 %
"""

PIECES = [
    *(
        "title",
        "a",
        "on",
        "key-1",
        "_x",
        "1",
        " ",
        "  ",
        "\t",
        ": ",
        ":",
        ":\n",
        "\n",
        "\n\n",
        "- ",
        "  - ",
        "\n- ",
        "\n  - ",
    ),
    *(
        "[",
        "]",
        ", ",
        ",",
        "'",
        '"',
        "#",
        " # why",
        "\\",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "{",
        "}",
        "?",
        "? ",
        "~",
    ),
    *(
        "plain words",
        "true",
        "null",
        "0x1F",
        "1.5",
        "2025-01-02",
        "12:30:00",
        "C#",
        "<<",
        "---",
        "é",
        "漢",
        "\u00a0",
        "…",
    ),
    *("\r", "\x07", "\u0085", "\u2028", "\ufeff", "😀", "//", ".", "-", "(", ")", "=", "+", "$", "^"),
]
LINES = st.builds(
    "{}: {}\n".format,
    st.sampled_from(("a", "b", "c", "title", "on")),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join) | st.from_regex(r"[ -~é漢–]{0,12}", fullmatch=True),
)
SOURCES = (
    st.lists(LINES, max_size=4).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
    | st.lists(
        LINES | st.sampled_from(("t:\n- x\n", "u:\n  - a\n  - b c\n", "# c\n", "\n", "v: [x, y]\n", "  - z\n"))
    ).map("".join)
)


def as_yaml(source: str) -> Simple | None:
    """What the YAML parser makes of the same text; ``None`` for anything but keys with values."""
    node = parse_nodes(source)
    if node is None:
        return Simple({}, {}, {})
    if not isinstance(node, Node) or node.kind != "mapping":
        return None
    return Simple(plain(node), key_spans(node), {key.value: value.span for key, value in node.pairs})


@settings(max_examples=1500)
@given(SOURCES)
@example(ORDINARY)
@example(ORDINARY.rstrip("\n"))
def test_what_is_read_is_what_the_yaml_parser_reads(source: str) -> None:
    found = read_simple(source)
    assert found is None or repr(found) == repr(as_yaml(source))


def test_ordinary_front_matter_is_simple() -> None:
    found = read_simple(ORDINARY.replace("score: ~6.5 of 10\n", ""))
    assert found is not None
    assert found.values["authors"] == ["Noor Haddad", "Pavel Simek", 7]
    assert found.values["reviewers"] == ["Grace O'Hara (platform)", "a, b"]
    assert found.values["owner"] == "https://example.org/teams/ml?x=1&y=2"


@pytest.mark.parametrize(
    "source",
    [
        *("a: b: c", "a: b # why", "a: b\n  c", "a:\n  b: c", "a: &x b", "a: |\n  b", "a: {b: c}", "a: b\na: c", "a:"),
        *(
            "a: [b, [c]]",
            "a: [b: c]",
            "a: 'it''s'",
            'a: "\\n"',
            "a:\n- b: c",
            "a:\n-\n",
            "- a",
            "a: b\r\n",
            "<<: a",
            "a: -1",
        ),
    ],
)
def test_the_rest_is_left_to_the_yaml_parser(source: str) -> None:
    assert read_simple(source) is None


@pytest.mark.parametrize("more", ["", "more: {nested: Yes}\n"], ids=["read by hand", "read as YAML"])
def test_keys_mean_the_same_in_capital_letters(more: str) -> None:
    text = f"---\nTitle: Feed\nSTATUS: Draft\n{more}---\n"
    front_matter = read_front_matter(text)
    assert front_matter is not None
    assert (front_matter.values["title"], front_matter.values["status"]) == ("Feed", "Draft")
    place = front_matter.value_spans["status"]
    assert (text[place.start : place.end], front_matter.key_spans["status"].start) == ("Draft", text.index("STATUS"))


def test_a_key_beside_the_same_one_in_capital_letters_keeps_its_value() -> None:
    front_matter = read_front_matter("---\nStatus: Draft\nstatus: approved\n---\n")
    assert front_matter is not None
    assert dict(front_matter.values) == {"Status": "Draft", "status": "approved"}
