"""Reading YAML into dataclasses: every mistake at its place, in words that help, and none fatal to the rest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Literal, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designdoc.records import field, record
from designdoc.text import Span
from designdoc.typed_yaml.mistake import Mistake
from designdoc.typed_yaml.nodes import Node, parse_nodes
from designdoc.typed_yaml.reader import read

T = TypeVar("T")


class Colour(str, Enum):
    RED = "red"
    GREEN = "green"


@record(cached=True)
class Wheel:
    size: int
    spokes: int = 32


@record(cached=True)
class Bicycle:
    name: str
    wheels: tuple[Wheel, ...] = ()
    colour: Colour = Colour.RED
    gear_ratio: float = 1.0
    bell: bool = False
    rider: str | None = None
    kind: Literal["road", "city"] = "city"
    window: tuple[int, int] | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    levels: str | tuple[str, ...] = ()


def read_text(cls: type[T], text: str, path: str = "", **more: Any) -> tuple[T | None, tuple[Mistake, ...]]:
    """Read a whole file, of which an empty one is an empty mapping."""
    node = parse_nodes(text, path)
    if isinstance(node, Mistake):
        return None, (node,)
    return read(cls, node or Node("mapping", Span(0, 0), []), text, path, **more)


def bicycle(text: str) -> Bicycle:
    value, mistakes = read_text(Bicycle, text, "bicycle.yaml")
    assert mistakes == ()
    assert value is not None
    return value


def mistakes_in(text: str) -> list[str]:
    return [str(mistake) for mistake in read_text(Bicycle, text, "bicycle.yaml")[1]]


def test_reads_every_kind_of_value():
    assert bicycle(
        """
name: Gazelle
wheels:
  - size: 28
  - {size: 26, spokes: 36}
colour: green
gear-ratio: 2
bell: yes
rider: null
kind: road
window: [1, 9]
words: {en: [bike, cycle], de: [Rad]}
extra: {anything: [1, {deep: 2.5}], when: 2024-01-31}
"""
    ) == Bicycle(
        "Gazelle",
        (Wheel(28), Wheel(26, 36)),
        Colour.GREEN,
        2.0,
        True,
        None,
        "road",
        (1, 9),
        {"en": ("bike", "cycle"), "de": ("Rad",)},
        {"anything": (1, {"deep": 2.5}), "when": "2024-01-31"},
    )


@pytest.mark.parametrize("written", ["off", "1.0", "007", "no", "true", "2024-01-31"])
def test_a_text_stays_as_it_is_written(written: str):
    """YAML would make these a truth value, a number or a date; a field of type str takes the word."""
    assert bicycle(f"name: {written}").name == written


def test_no_is_a_key_like_any_other():
    """Norwegian, and the condition `no:`; YAML 1.1 reads both as false."""
    assert bicycle("name: x\nwords: {no: [sykkel]}").words == {"no": ("sykkel",)}


def test_several_types_take_the_one_that_fits():
    assert bicycle("name: x\nlevels: high").levels == "high"
    assert bicycle("name: x\nlevels: [high, low]").levels == ("high", "low")


def test_an_empty_file_lacks_what_is_required():
    assert mistakes_in("") == ["bicycle.yaml:1:1: The key 'name' is missing."]


def test_how_a_list_is_written_is_told_where_one_is_wanted():
    assert mistakes_in("name: x\nwheels: {size: 3}") == [
        "bicycle.yaml:2:9: wheels: Expected a list, found a mapping. Begin each entry with '- '."
    ]
    assert mistakes_in("name: x\nwheels: two*") == [
        "bicycle.yaml:2:9: wheels: Expected a list, found the text 'two*'. Write [\"two*\"]."
    ]


def test_a_key_that_is_misspelled_is_not_missing_as_well():
    assert mistakes_in("nmae: x") == ["bicycle.yaml:1:1: nmae: Unknown key 'nmae'. Did you mean 'name'?"]


def test_collects_every_mistake_in_the_order_of_the_file():
    assert mistakes_in(
        """name: Gazelle
colr: red
colour: blue
wheels:
  - size: big
  - spokes: 36
gear-ratio: fast
bell: [yes]
window: [1]
kind: racing
"""
    ) == [
        "bicycle.yaml:2:1: colr: Unknown key 'colr'. Did you mean 'colour'?",
        "bicycle.yaml:3:9: colour: Expected red or green, found 'blue'.",
        "bicycle.yaml:5:11: wheels[0].size: Expected a whole number, found the text 'big'.",
        "bicycle.yaml:6:5: wheels[1]: The key 'size' is missing.",
        "bicycle.yaml:7:13: gear-ratio: Expected a number, found the text 'fast'.",
        "bicycle.yaml:8:7: bell: Expected true or false, found a list.",
        "bicycle.yaml:9:9: window: Expected a list of 2 values, found 1.",
        "bicycle.yaml:10:7: kind: Expected road or city, found 'racing'.",
    ]


def test_a_mistake_costs_its_own_field_only():
    value, mistakes = read_text(Bicycle, "name: Gazelle\ncolour: blue\nbell: true\n")
    assert value == Bicycle("Gazelle", bell=True)
    assert len(mistakes) == 1


def test_a_mistake_in_what_is_required_costs_the_value():
    value, mistakes = read_text(Bicycle, "name: [no, text]\n")
    assert value is None
    assert [m.message for m in mistakes] == ["Expected a text, found a list."]


def test_an_unknown_key_that_is_near_to_none_lists_them_all():
    (mistake,) = read_text(Wheel, "size: 1\nsaddle: 2\n")[1]
    assert mistake.message == "Unknown key 'saddle'. Known: size, spokes."


def test_given_fields_are_not_written():
    value, mistakes = read_text(Wheel, "size: 3\nspokes: 4\n", given={"size": 28})
    assert value == Wheel(28, 4)
    assert [m.key for m in mistakes] == ["size"]


def test_lines_and_columns_count_code_points():
    """An emoji and Chinese before the place are one column each; a CRLF is one line break."""
    (mistake,) = read_text(Bicycle, 'name: "🚲车"\r\nwords: {"🚲车": 1}\r\n')[1]
    assert (mistake.line, mistake.column) == (2, 15)
    assert mistake.span == (26, 27)


def test_a_file_can_change_a_part_of_a_value():
    base = Bicycle("Gazelle", (Wheel(28),), words={"en": ("bike",), "de": ("Rad",)}, extra={"a": 1})
    value, mistakes = read_text(Bicycle, "bell: true\nwords: {en: [cycle, bike]}\nextra: {b: 2}\n", base=base)
    assert mistakes == ()
    assert value == Bicycle(
        "Gazelle", (Wheel(28),), bell=True, words={"en": ("bike", "cycle"), "de": ("Rad",)}, extra={"a": 1, "b": 2}
    )


@given(st.text(max_size=200))
def test_reading_never_raises_and_points_into_the_text(text: str):
    value, mistakes = read_text(Bicycle, text)
    assert value is not None or mistakes
    for mistake in mistakes:
        assert isinstance(mistake, Mistake)
        assert 0 <= mistake.span.start <= mistake.span.end <= len(text)
        assert mistake.line >= 1
        assert mistake.column >= 1
