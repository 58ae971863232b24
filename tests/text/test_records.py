"""Records behave as frozen dataclasses with slots do, where the house relies on it."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from functools import cached_property

import pytest

from designdoc.records import field, fields, is_record, record, replace
from patience import PATIENCE


@record
class Place:
    """A place on a map."""

    name: str
    at: tuple[int, int] = (0, 0)
    notes: list[str] = field(default_factory=list)


@record
class Nothing:
    """A record without a field."""


@record
class Alone:
    name: str


@record(eq=False)
class Person:
    name: str


@record(cached=True)
class Word:
    text: str

    @cached_property
    def letters(self) -> list[str]:
        return list(self.text)


def test_the_constructor_takes_the_fields_in_order_or_by_name() -> None:
    assert Place("Here", (1, 2)) == Place(at=(1, 2), name="Here")
    assert Place("Here").at == (0, 0)


@pytest.mark.parametrize("call", [lambda: Place(), lambda: Place("a", (0, 0), [], 4), lambda: Place("a", colour="red")])
def test_wrong_arguments_are_refused_by_the_name_of_the_class(call) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__"):
        call()


def test_the_last_of_many_instances_is_made_like_the_first() -> None:
    @record
    class Point:
        x: int
        y: int = 0
        seen: list[str] = field(default_factory=list)

    points = [point for x in range(100) for point in (Point(x), Point(x, seen=[], y=0), Point(y=0, x=x))]
    assert [point.x for point in points] == [x for x in range(100) for _ in range(3)]
    assert all(point == Point(point.x, 0, []) for point in points)
    assert len({id(point.seen) for point in points}) == 300
    for wrong in (lambda: Point(), lambda: Point(1, x=1), lambda: Point(1, 2, [], 3), lambda: Point(1, z=1)):
        with pytest.raises(TypeError, match=r"Point\.__init__"):
            wrong()


@pytest.mark.parametrize(
    "call", [lambda: Alone(), lambda: Alone("a", name="a"), lambda: Nothing(1), lambda: Nothing(x=1)]
)
def test_a_class_without_instances_refuses_wrong_arguments_as_well(call) -> None:
    with pytest.raises(TypeError, match=r"\.__init__"):
        call()


def test_a_default_is_made_for_each_instance() -> None:
    first, second = Place("a"), Place("b")
    first.notes.append("seen")
    assert second.notes == []


def test_a_record_cannot_be_changed() -> None:
    place = Place("a")
    with pytest.raises(AttributeError, match="Place is not to be changed: name"):
        place.name = "b"
    with pytest.raises(AttributeError):
        del place.name
    with pytest.raises(AttributeError):
        place.colour = "red"


def test_records_are_equal_when_they_are_of_one_class_and_hold_the_same() -> None:
    assert Alone("a") == Alone("a") != Alone("b")
    assert hash(Alone("a")) == hash(Alone("a"))
    assert Nothing() == Nothing()
    assert Alone("a") != Person("a")
    assert Person("a") != Person("a")
    assert len({Person("a"), Person("a"), Alone("a"), Alone("a")}) == 3


def test_a_record_shows_its_fields() -> None:
    assert repr(Place("a")) == "Place(name='a', at=(0, 0), notes=[])"
    assert repr(Nothing()) == "Nothing()"


def test_replace_changes_some_fields_of_a_copy() -> None:
    place = Place("a", (1, 1))
    assert replace(place, name="b") == Place("b", (1, 1))
    assert place.name == "a"
    with pytest.raises(TypeError):
        replace(place, colour="red")


@pytest.mark.parametrize("made", [Place("a", (1, 2), ["x"]), Nothing(), Alone("a"), Word("word")])
def test_records_reach_other_processes(made) -> None:
    assert pickle.loads(pickle.dumps(made)) == made == copy.deepcopy(made)


def test_a_record_may_keep_what_it_has_worked_out() -> None:
    word = Word("word")
    assert word.letters is word.letters


def test_fields_can_be_listed_and_matched() -> None:
    assert [(f.name, f.has_default) for f in fields(Place)] == [("name", False), ("at", True), ("notes", True)]
    assert is_record(Place) and is_record(Place("a")) and not is_record("a")
    match Place("a", (3, 4)):
        case Place(name, (x, y)):
            assert (name, x, y) == ("a", 3, 4)


def test_no_module_that_a_review_needs_imports_dataclasses() -> None:
    """Importing them would cost more than every record of designdoc together."""
    code = (
        "import sys, designdoc.cli.commands.check, designdoc.cli.checking.file_reviewer, designdoc.rules.engine as e; \
        from designdoc.rules.choosing.registry import check_names, find_check; [*map(find_check, check_names())]; \
        print([n for n, m in sys.modules.items() if n.startswith('designdoc') and hasattr(m, 'dataclass')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert done.stdout.strip() == "[]"
