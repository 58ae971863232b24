"""Members of a group stand beside each other, and one word is one of them."""

from __future__ import annotations

from designdoc.recognition.scanning.together import stretch_of


def test_members_stand_together_from_the_first_to_the_last() -> None:
    assert stretch_of([[(8, 12)], [(2, 5)]]) == (2, 12)


def test_one_word_is_not_two_members() -> None:
    assert stretch_of([[(0, 2)], [(0, 2)]]) is None


def test_a_word_within_another_is_no_member_beside_it() -> None:
    assert stretch_of([[(0, 6)], [(2, 4)]]) is None


def test_a_member_may_stand_at_another_of_its_places() -> None:
    assert stretch_of([[(0, 2)], [(0, 2), (5, 7)]]) == (0, 7)
