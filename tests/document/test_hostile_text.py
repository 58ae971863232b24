"""No text makes parsing slow, or crash: what costs time per character is the same for ordinary and for hostile text."""

from __future__ import annotations

import time

import pytest

from designdoc.document.parse import parse

_SIZE = 32_768
_MOST_TIMES_ORDINARY = 20
"""How much more than ordinary text of the same size hostile text may cost."""

_ORDINARY = (
    "## Section {}\n\nThe **model** reads [features](https://example.com/{}) from `store_{}` at 120 ms. It is fast.\n"
    "It falls back to *popular* items.\n\n- one item with words\n- **Latency**: under 100 ms at the 99th percentile\n"
    "  - nested item\n\n| metric | target |\n|---|---|\n| AUC | 0.8 |\n| p99 | 100 ms |\n\n"
    "```python\nx = 1\ny = 2\n```\n\n> A quoted line of text\n\n"
)


def repeated(piece: str, size: int = _SIZE) -> str:
    return (piece * (size // len(piece) + 1))[:size]


_WIDE_TABLE = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n"

HOSTILE = {
    "wide table of narrow rows": _WIDE_TABLE + repeated("a\n"),
    "many wide tables": repeated(_WIDE_TABLE + "a\n" * 300 + "\n"),
    "lazy lines under nested quotes": ">" * 19 + "a\n" + repeated("b\n"),
    "many lazy lines under nested quotes": repeated(">" * 19 + "a\n" + "b\n" * 50 + "\n"),
    "nested quotes": repeated(">" * 60 + "a\n"),
    "lazy lines under nested lists": "- " * 9 + "a\n" + repeated("b\n"),
    "nested lists on one line": repeated("- " * 500 + "a\n"),
    "lists that nest ever deeper": "".join("  " * depth + "- a\n" for depth in range(250)),
    "quotes in lists": repeated("- > a\n"),
    "open brackets": repeated("["),
    "nested images": "![" * 5_000 + "](b)" * 5_000,
    "open images before links": "![" * 7_500 + "[a](b)" * 2_500,
    "unfinished link destinations": repeated("[a]("),
    "unfinished link titles": repeated("[a](b 'c"),
    "unfinished definitions": repeated("[a]: <b> 'c\n"),
    "definition with an endless title": "[a]: b 'c\n" + repeated("d\n"),
    "unclosed comments": repeated("a <!-- "),
    "unclosed declarations": repeated("a<!A<?<![CDATA["),
    "unclosed tags": repeated("<a b='"),
    "unclosed headings in HTML": "<div>\n" + repeated("<h1>"),
    "unclosed drawings in HTML": "<div>\n" + repeated("<svg>"),
    "stars": repeated("*a **b***c_d__"),
    "backticks of every length": "".join("`" * count + " " for count in range(1, 360)),
    "entities": repeated("&lt;&#x41;&"),
    "URLs in URLs": repeated("http://") + repeated("ahttp://"),
    "brackets behind a URL": "http://a" + repeated(")"),
    "dots": repeated("..."),
    "colons": repeated("- ::::"),
    "dashes in a drawing": "```\n" + repeated("-") + "\n```\n",
    "spaces in a directive": "<!-- designdoc-disable a" + repeated(" ") + "\n",
    "dashes in a directive": "<!-- designdoc-disable a:" + repeated(" --") + "\n",
    "reasons in an unclosed directive": "<!-- designdoc-disable a" + repeated(" -- ") + "\n",
    "reasons in a directive": "<!-- designdoc-disable a" + repeated(" - ") + "-->\n",
    "spaces in front matter": "---\na: b" + repeated(" ") + "!\n---\n",
    "headings only": repeated("# a\n"),
    "headings with numbered names": repeated("# a\n# a-1\n"),
    "front matter that never ends": "---\n" + repeated("a: b\n"),
    "deep front matter": "---\na: " + repeated("[", 15_000) + "\n---\n",
    "one line": repeated("word "),
    "line ends": repeated("\r\n\r"),
}


def cost(text: str) -> float:
    """The processor time of parsing and of all that is made from all passages, in seconds."""
    start = time.process_time()
    document = parse(text)
    assert document.passages and document.anchors is not None and document.word_count >= 0
    assert document.directives is not None and document.link_definitions is not None
    return time.process_time() - start


@pytest.fixture(scope="module")
def ordinary_cost() -> float:
    text = "".join(_ORDINARY.format(number, number, number) for number in range(_SIZE // len(_ORDINARY)))
    return min(cost(text) for _ in range(3)) * _SIZE / len(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_little_more_than_ordinary_text(name: str, ordinary_cost: float) -> None:
    text = HOSTILE[name]
    allowed = _MOST_TIMES_ORDINARY * ordinary_cost * max(len(text) / _SIZE, 1)
    assert any(cost(text) <= allowed for _ in range(3)), f"more than {allowed * 1000:.0f} ms"


@pytest.mark.parametrize(
    "name", ["wide table of narrow rows", "nested images", "stars", "unclosed comments", "one line"]
)
def test_nothing_of_hostile_text_is_lost(name: str) -> None:
    document = parse(HOSTILE[name])
    assert "".join(content.text for content in document.contents) == HOSTILE[name]
    assert all(len(content.reading) == len(content.text) for content in document.contents)
