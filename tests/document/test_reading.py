"""The reading: prose at its own place, everything else blank, the same length as the text.

In the expectations ``·`` stands for a blank that was not one in the source, so that lengths can be seen.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from markdown_text import block_texts

from designdoc.document.parse import parse


def reading(text: str) -> str:
    """The reading of a text's only passages, with ``·`` for what was blanked."""
    read = "".join(content.reading for content in parse(text).contents)
    assert len(read) == len(text)
    return "".join("·" if r == " " and t not in " \t\r" else r for r, t in zip(read, text, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words stay.", "Plain words stay."),
        ("# Heading\ntext", "· ·······\ntext"),
        ("**bold** and *it* and ~~no~~", "··bold·· and ·it· and ··no··"),
        ("snake_case a*b 2 * 3", "snake_case a*b 2 * 3"),
        ("call `f(x)` now", "call ······ now"),
        ('[words](http://x "t") end', "·words·········· ···· end"),
        ("![alt](x.png)", "··alt········"),
        ("[a][ref] [b][] [c]", "·a······ ·b··· ·c·"),
        ("<http://a.b> x", "············ x"),
        ("see https://a.b/c?d=e, then", "see ·················, then"),
        ("a<br>b <!-- c --> d", "a····b ···· · ··· d"),
        ("a {/* c */} b", "a ··· · ··· b"),
        ("p &lt; 5&nbsp;ms", "p <··· 5······ms"),
        ("x\\*y", "x·*y"),
        ("> [!NOTE]\n> words\n", "· ·······\n· words\n"),
        ("claim[^1] end", "claim···· end"),
        ("- item\n- [x] done\n", "· item\n· ··· done\n"),
        ("1. one\n   two\n", "·· one\n   two\n"),
        ("> quoted\n> more\nlazy\n", "· quoted\n· more\nlazy\n"),
        ("> > **a\n> > b**\n", "· · ··a\n· · b··\n"),
        ("| a | b |\n|---|---|\n| 1 | `c` |\n", "· a · b ·\n·········\n· 1 · ··· ·\n"),
        ("```\ncode\n```\ntext\n", "···\n····\n···\ntext\n"),
        ("    code\n\ntext\n", "    ····\n\ntext\n"),
        ("<p>words</p>\n", "···words····\n"),
        ("<h2>Heading</h2>\n<p>a</p>\n", "················\n···a····\n"),
        ("<script>\nx = 1\n</script>\n", "········\n· · ·\n·········\n"),
        ("---\nkey: value\n---\nText", "···\n···· ·····\n···\nText"),
        ("[x]: http://y\n", "···· ········\n"),
        ("***\na", "···\na"),
    ],
)
def test_what_is_read(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_line_ends_of_the_reading_are_line_feeds() -> None:
    (content,) = parse("a\r\nb\rc\n").contents
    assert content.reading == "a \nb\nc\n"
    assert content.text == "a\r\nb\rc\n"


def test_quotes_are_told() -> None:
    text = "a\n\n> b\n> > c\n\nd\n"
    (content,) = parse(text).contents
    assert [text[start:end] for start, end in content.quotes] == ["> b\n> > c"]


@settings(max_examples=300)
@given(block_texts)
def test_every_word_that_is_read_stands_where_it_is_written(text: str) -> None:
    document = parse(text)
    assert "".join(content.text for content in document.contents) == text
    for content in document.contents:
        assert len(content.reading) == len(content.text)
        for read, written in zip(content.reading, content.text, strict=True):
            assert read in (written, " ") or written in "\0\r&" or (read, written) == ("\n", "\r")


@settings(max_examples=300)
@given(block_texts)
def test_every_place_lies_in_its_passage(text: str) -> None:
    for content in parse(text).contents:
        size = len(content.text)
        spans = [unit.span for unit in content.units]
        spans += [link.span for link in content.links] + [link.target_span for link in content.links]
        spans += [label.span for label in content.labels] + [label.scope for label in content.labels]
        spans += [diagram.span for diagram in content.diagrams] + [*content.comments, *content.quotes]
        assert all(0 <= span.start <= span.end <= size for span in spans)
