"""The blocks are markdown-it-py's: same kinds, same nesting, same lines, same content, on every text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it_blocks import blocks_by_designdoc, blocks_by_markdown_it
from markdown_text import block_texts, random_text

from designdoc.document.parse import parse
from designdoc.text.decode import decode


@settings(max_examples=300)
@given(block_texts)
def test_same_blocks_on_generated_text(text: str) -> None:
    assert blocks_by_designdoc(parse(text)) == blocks_by_markdown_it(text)


@pytest.mark.parametrize("seed", range(4))
def test_same_blocks_on_random_text(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(250):
        text = random_text(source, source.choice((8, 25)))
        assert blocks_by_designdoc(parse(text)) == blocks_by_markdown_it(text), repr(text)


def test_same_blocks_on_real_documents(corpus: list[Path]) -> None:
    for path in corpus:
        text = decode(path.read_bytes()).text
        assert blocks_by_designdoc(parse(text)) == blocks_by_markdown_it(text), path.name
