"""After any edit, ``reparse`` gives what ``parse`` gives, and keeps what the edit did not touch.

``DESIGNDOC_EDITS`` says how many random edits are tried in all (10,000 if unset); a run of a million takes a quarter
of an hour and is worth it after a change to the parser.
"""

from __future__ import annotations

import os
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_text import BLOCK_PIECES, block_texts, random_text

from designdoc.document.document import Document
from designdoc.document.incremental import reparse
from designdoc.document.model import PassageContent
from designdoc.document.parse import parse
from designdoc.text import Span
from edits import edited

_EDITS = int(os.environ.get("DESIGNDOC_EDITS", "10000"))
_SCRIPTS = 8
_FIELDS = [name for name in PassageContent.__slots__ if not name.startswith("_") and name != "before"]


def assert_same(document: Document, fresh: Document) -> None:
    assert document.text == fresh.text
    assert document.starts == fresh.starts
    assert document.front_matter == fresh.front_matter
    assert document.outline == fresh.outline
    for content, expected in zip(document.contents, fresh.contents, strict=True):
        for field in _FIELDS:
            assert getattr(content, field) == getattr(expected, field), field
    lines = range(fresh.lines.line_count)
    assert [document.lines.line_start(line) for line in lines] == [fresh.lines.line_start(line) for line in lines]
    assert document.lines.line_count == fresh.lines.line_count


def random_edit(source: random.Random, text: str) -> tuple[int, int, str]:
    """Typing, deleting, pasting or replacing somewhere."""
    start = source.randint(0, len(text))
    end = min(len(text), start + source.choice((0, 0, 0, 1, 1, 2, 5, 30)))
    pieces = source.choice((0, 1, 1, 1, 2)) if end > start else source.choice((1, 1, 1, 2, 8))
    return start, end, "".join(source.choice(BLOCK_PIECES) for _ in range(pieces))


@pytest.mark.parametrize("seed", range(_SCRIPTS))
def test_random_edits(seed: int) -> None:
    source = random.Random(seed)
    document = before = parse("")
    start, end, insertion = 0, 0, ""
    for number in range(_EDITS // _SCRIPTS):
        if number % 100 == 0 or len(document.text) > 700:
            document = parse(random_text(source))
            start, end, insertion = random_edit(source, document.text)
        elif source.random() < 0.25:
            # What was done last is taken back.
            start, end, insertion = start, start + len(insertion), before.text[start:end]
        else:
            start, end, insertion = random_edit(source, document.text)
        before, document = document, edited(document, start, end, insertion)
        try:
            assert_same(document, parse(document.text))
        except AssertionError as error:
            pytest.fail(f"seed {seed}, edit {number}: {before.text!r}[{start}:{end}] = {insertion!r}: {error}")


_WORD = re.compile(r"[A-Za-z]+")
_TYPED = ("x", "e", "s", "ab", "", "", "X", " ", ".", ",", ":", "#", " #", "|", "*", "www", "http", "é", "文", "\u00a0")
_SENTENCES = (
    "the model serves ",
    "We rank, and then we wait.\n",
    "**Bold** words ",
    "[a link](u) to ",
    "`code` and ",
    "\n↓\n",
    "\n\n↓\n\n",
)


@pytest.mark.parametrize("seed", range(_SCRIPTS))
def test_typing_into_words_and_headings(seed: int) -> None:
    """Where mostly only places change: in running text, items and headings, with all kinds of signs around."""
    source = random.Random(seed)
    document = parse("")
    for number in range(_EDITS // _SCRIPTS):
        words = list(_WORD.finditer(document.text))
        if number % 40 == 0 or not words:
            pieces = (
                source.choice(source.choice((BLOCK_PIECES, _SENTENCES, _SENTENCES)))
                for _ in range(source.randint(5, 60))
            )
            document = parse("".join(pieces))
            continue
        word = source.choice(words)
        start = source.randint(*word.span())
        end = min(start + source.choice((0, 0, 0, 1, 2, 30)), word.end())
        before, typed = document, source.choice(_TYPED)
        document = edited(document, start, end, typed)
        try:
            assert_same(document, parse(document.text))
        except AssertionError as error:
            pytest.fail(f"seed {seed}, edit {number}: {before.text!r}[{start}:{end}] = {typed!r}: {error}")


@settings(max_examples=200)
@given(block_texts, st.floats(0, 1), st.floats(0, 1), block_texts)
def test_replacing_any_stretch(text: str, at: float, until: float, insertion: str) -> None:
    start, end = sorted((round(at * len(text)), round(until * len(text))))
    document = edited(parse(text), start, end, insertion)
    assert_same(document, parse(document.text))


SECTIONS = "".join(f"## Section {number}\n\nText of section {number}.\n\n" for number in range(20))


def test_untouched_passages_keep_their_content_object() -> None:
    old = parse(SECTIONS)
    new = edited(old, SECTIONS.index("Text of section 9"), SECTIONS.index("Text of section 9") + 4, "Words")
    kept = [before is after for before, after in zip(old.contents, new.contents, strict=True)]
    assert kept == [number != 9 for number in range(20)]


def test_what_is_taken_back_has_the_content_object_of_before() -> None:
    document = parse("# A\n\nOne.\n\n# B\n\nTwo.\n")
    typed = edited(document, 7, 7, "x")
    taken_back = edited(typed, 7, 8, "")
    assert typed.contents[0] is not document.contents[0]
    assert taken_back.contents[0] is document.contents[0]


def test_few_contents_of_before_are_kept() -> None:
    document = parse("# A\n\nOne.\n")
    first = document.contents[0]
    for _ in range(32):
        document = edited(document, 7, 7, "x")
    assert first in document.past
    document = edited(document, 7, 7, "x")
    assert first not in document.past
    assert len(document.past) == 32


def test_of_long_contents_of_before_fewer_are_kept() -> None:
    document = parse("# A\n\n" + "One. " * 600)
    for _ in range(32):
        document = edited(document, 7, 7, "x")
    assert len(document.past) == 13
    assert sum(len(content.text) for content in document.past) <= 40_000


def test_very_long_contents_of_before_are_not_kept() -> None:
    document = parse("# A\n\n" + "One. " * 1_000)
    assert not edited(document, 7, 7, "x").past


def test_a_fence_that_opens_swallows_the_headings_behind_it_and_gives_them_back() -> None:
    old = parse(SECTIONS)
    place = SECTIONS.index("Text of section 9")
    swallowed = edited(old, place, place, "```\n")
    assert len(swallowed.passages) == 10
    back = edited(swallowed, place, place + 4, "")
    assert_same(back, old)


def test_text_moved_elsewhere_keeps_its_content_object() -> None:
    old = parse(SECTIONS)
    first, second = old.passages[3], old.passages[4]
    swapped = second.content.text + first.content.text
    new = edited(old, first.start, second.span.end, swapped)
    assert new.contents[3] is second.content
    assert new.contents[4] is first.content


@pytest.mark.parametrize(
    ("text", "start", "end", "insertion"),
    [
        ("# a\n\ntext\n\nb\n", 13, 13, "---\n"),
        ("text\n---\n\n# b\n", 5, 8, ""),
        ("---\nkey: v\n\n# a\n\nb\n", 17, 17, "---\n"),
        ("---\nkey: v\n---\n# a\n", 0, 3, ""),
        ("---\n{key: v\n---\n# a\n", 11, 11, "}"),
        ("---\n{key: v}\n---\n# a\n", 11, 12, ""),
        ("# a\r\n\r\n## b\r\n", 4, 5, ""),
        ("# a\r## b\r", 4, 4, "\n"),
        ("a\n\n# b | c\ntext\n", 11, 16, "|---|---|\n"),
        ("# a\n#", 5, 5, "#"),
        ("<!--\n# a\n-->\n# b\n", 9, 12, ""),
        ("> a\n# b\n", 4, 5, ""),
        ("", 0, 0, "# a"),
        ("# a", 0, 3, ""),
        ("# a\n#", 0, 4, ""),
    ],
)
def test_edits_that_reach_further(text: str, start: int, end: int, insertion: str) -> None:
    document = edited(parse(text), start, end, insertion)
    assert_same(document, parse(document.text))


def test_an_edit_that_does_not_lead_to_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lead"):
        reparse(parse("abc"), "abcd", Span(1, 2), 1)
