"""No YAML costs more than its text is worth: what is hostile is refused with one clear message."""

from __future__ import annotations

import time

import pytest

from designdoc.typed_yaml.mistake import Mistake
from designdoc.typed_yaml.nodes import parse_nodes
from designdoc.typed_yaml.plain import plain


def value_of(text: str) -> object:
    """The value that a text stands for, or the mistake that makes it unreadable."""
    node = parse_nodes(text, "x.yaml")
    return node if node is None or isinstance(node, Mistake) else plain(node)


def refusal(text: str) -> str:
    started = time.process_time()
    result = value_of(text)
    assert time.process_time() - started < 5
    assert isinstance(result, Mistake)
    return result.message


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def test_an_alias_bomb_is_refused():
    assert "more than 200,000 values" in refusal(bomb(9))


def test_a_few_aliases_are_fine():
    assert value_of("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


def test_a_value_inside_itself_is_refused():
    assert refusal("a: &x [*x]") == "The alias *x stands inside the value it refers to."


def test_an_alias_without_anchor_is_refused():
    assert "an anchor that does not exist" in refusal("a: *nowhere") or "undefined alias" in refusal("a: *nowhere")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str):
    assert refusal(opening * 100_000)


def test_a_long_file_is_refused():
    assert refusal("a: " + "x" * 1_000_001) == "The file is longer than 1,000,000 characters."


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!secret", "!!timestamp", "!!binary"])
def test_tags_are_refused(tag: str):
    assert "is not supported" in refusal(f"a: {tag} [x]")


def test_merge_keys_are_refused():
    assert "Merge keys" in refusal("a: &a {x: 1}\nb: {<<: *a}")


def test_a_key_that_stands_twice_is_refused():
    assert refusal("a: 1\nb: 2\na: 3\n") == "The key 'a' stands here twice."


def test_keys_are_words():
    assert refusal("? [a, b]\n: c\n") == "A key must be a word, not a list or a mapping."


def test_a_second_document_is_refused():
    assert "second YAML document" in refusal("a: 1\n---\nb: 2\n")


@pytest.mark.parametrize("text", ["a: \x00", "a: \x07", "a: \ud800", "\t- a", "a: 'x", "a: b: c", "%YAML 9.9\n---\na"])
def test_what_is_no_yaml_is_said_so(text: str):
    assert refusal(text).startswith("This is not YAML: ")


def test_the_commonest_slip_is_explained():
    assert "A text with ': ' in it needs quotes." in refusal("why: Note: this breaks\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("yes", True),
        ("Off", False),
        ("12", 12),
        ("0x1f", 31),
        ("012", 12),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("2024-01-31", "2024-01-31"),
        ("12:30:45", "12:30:45"),
        ("'12'", "12"),
        ("- a\n- {b: [c]}", ["a", {"b": ["c"]}]),
    ],
)
def test_plain_values(text: str, value: object):
    """As YAML 1.2 reads them, with yes/no/on/off as truth values; dates and times stay text."""
    assert value_of(text) == value


def test_huge_numbers_stay_text():
    assert value_of("9" * 5000) == "9" * 5000
