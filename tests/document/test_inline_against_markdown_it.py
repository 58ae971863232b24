"""Inline text is read as markdown-it-py reads it: the same words, strong emphasis, links and images.

Three kinds of text are left out. Reference links, because what they are depends on the document. Brackets with
emphasis at their very edge, where markdown-it-py takes the edge for white space and CommonMark does not. And comments
that hold ``--``, which CommonMark allows since version 0.31 and markdown-it-py reads by the older rule.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given, settings
from markdown_it import MarkdownIt
from markdown_text import INLINE_PIECES, inline_texts

from designdoc.document.inline.scanner import scan_inline

_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 1000})
_EMPHASIS_AT_EDGE = re.compile(r"\[[*_]|[*_]\]")

Reading = tuple[str, list[bool], int]
"""The words without white space, for each link whether it is an image, and the number of strong emphases."""


def by_markdown_it(text: str) -> Reading:
    images: list[bool] = []
    strongs = 0

    def words(tokens) -> str:
        nonlocal strongs
        found = []
        for token in tokens:
            strongs += token.type == "strong_open"
            if token.type in ("link_open", "image"):
                images.append(token.type == "image")
            found.append(words(token.children) if token.children else token.content * (token.type in _WORDS))
        return "".join(found)

    text = words(_MARKDOWN.parseInline(text)[0].children)
    return "".join(text.split()), sorted(images), strongs


_WORDS = ("text", "code_inline", "text_special")


def by_designdoc(text: str) -> Reading:
    scan = scan_inline(text)
    if scan is None:
        return "".join(text.split()), [], 0
    images = sorted(link.image for link in scan.links if text[link.span[0]] in "[!<" and link.kind != "html")
    return "".join(scan.plain(0, len(text)).split()), images, len(scan.strongs)


def is_comparable(text: str) -> bool:
    scan = scan_inline(text)
    references = scan is not None and any(link.kind == "reference" for link in scan.links)
    return not references and not _EMPHASIS_AT_EDGE.search(text)


@settings(max_examples=500)
@given(inline_texts.map(str.strip))
def test_same_reading_of_generated_text(text: str) -> None:
    assume(is_comparable(text))
    assert by_designdoc(text) == by_markdown_it(text)


@pytest.mark.parametrize("seed", range(4))
def test_same_reading_of_random_text(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(2000):
        text = "".join(source.choice(INLINE_PIECES) for _ in range(source.randint(1, 12))).strip()
        if is_comparable(text):
            assert by_designdoc(text) == by_markdown_it(text), repr(text)
