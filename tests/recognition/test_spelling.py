"""British and American spelling fold together, and short words keep their own."""

from __future__ import annotations

import pytest

from designdoc.recognition.words.folding import stem


@pytest.mark.parametrize(("british", "american"), [("colour", "color"), ("catalogue", "catalog"), ("centre", "center")])
def test_spellings_fold(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize(("short", "other"), [("four", "for"), ("hour", "hor")])
def test_short_words_are_not_respelled(short: str, other: str) -> None:
    assert stem(short) != stem(other)
