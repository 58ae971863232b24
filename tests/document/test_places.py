"""Every block stands exactly where it is written: columns, markers, containers, line ends, wide characters.

An expectation is written as ``kind [source] content``, children indented below their container.
"""

from __future__ import annotations

import pytest

from designdoc.document.document import Document
from designdoc.document.model import Block, Passage
from designdoc.document.parse import parse


def drawn(document: Document) -> list[str]:
    lines: list[str] = []
    for passage in document.passages:
        if passage.heading:
            source = passage.content.text
            heading = passage.heading
            lines.append(f"h{heading.level} {cut(source, heading.span)!r} {cut(source, heading.text_span)!r}")
        for block in passage.content.blocks:
            draw(block, passage, 0, lines)
    return lines


def draw(block: Block, passage: Passage, depth: int, lines: list[str]) -> None:
    source = passage.content.text
    extra = "" if block.checked is None else " checked" if block.checked else " unchecked"
    extra += f" {block.info}" if block.info else ""
    content = cut(source, block.content_span)
    lines.append(f"{'  ' * depth}{block.kind.value} {cut(source, block.span)!r} {content!r}{extra}")
    for child in block.children:
        draw(child, passage, depth + 1, lines)


def cut(source: str, span: tuple[int, int]) -> str:
    return source[span[0] : span[1]]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("# Title", "# Title", "Title"),
        ("  ##  Two   ##  \n", "##  Two   ##", "Two"),
        ("# a#", "# a#", "a#"),
        ("# a \\#", "# a \\#", "a \\#"),
        ("### ###\n", "### ###", ""),
        ("#\n", "#", ""),
        ("# 漢字 😀 #\r\ntext", "# 漢字 😀 #", "漢字 😀"),
        ("#\ttab\t#\n", "#\ttab\t#", "tab"),
        ("Set\next  \n===  \n", "Set\next  \n===", "Set\next"),
        ("  One\n---", "One\n---", "One"),
    ],
)
def test_headings(text: str, source: str, words: str) -> None:
    level = 2 if "---" in text or text.lstrip().startswith("## ") else 3 if "###" in text else 1
    assert drawn(parse(text))[0] == f"h{level} {source!r} {words!r}"


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("# **Bold** and `code`", "Bold and code"),
        ("# [Link](x) ![image](y)", "Link image"),
        ("# A &amp; B &lt; C", "A & B < C"),
        ("# a_b_c \\* x", "a_b_c * x"),
        ("Two\n lines\n===", "Two lines"),
        ("> # no\n\n# <b>x</b>", "x"),
    ],
)
def test_the_words_of_a_heading_have_no_markup(heading: str, words: str) -> None:
    headings = [passage.heading.text for passage in parse(heading).passages if passage.heading]
    assert headings == [words]


def test_lists() -> None:
    assert drawn(parse("- one\n  more\n\n  1) in\n- [x]  done\n- [ ] open\n-\n")) == [
        "bullet-list '- one\\n  more\\n\\n  1) in\\n- [x]  done\\n- [ ] open\\n-' "
        "'- one\\n  more\\n\\n  1) in\\n- [x]  done\\n- [ ] open\\n-'",
        "  list-item '- one\\n  more\\n\\n  1) in' 'one\\n  more\\n\\n  1) in'",
        "    paragraph 'one\\n  more' 'one\\n  more'",
        "    ordered-list '1) in' '1) in'",
        "      list-item '1) in' 'in'",
        "        paragraph 'in' 'in'",
        "  list-item '- [x]  done' 'done' checked",
        "    paragraph 'done' 'done'",
        "  list-item '- [ ] open' 'open' unchecked",
        "    paragraph 'open' 'open'",
        "  list-item '-' ''",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```py\na\n\nb\n```\n", ["fence '```py\\na\\n\\nb\\n```' 'a\\n\\nb' py"]),
        ("  ~~~~ d2 x\n  a\n  ~~~\n  ~~~~~\n", ["fence '~~~~ d2 x\\n  a\\n  ~~~\\n  ~~~~~' '  a\\n  ~~~' d2 x"]),
        ("```\nunclosed\n", ["fence '```\\nunclosed' 'unclosed'"]),
        ("```\n```", ["fence '```\\n```' ''"]),
        ("```", ["fence '```' ''"]),
        ("```\r\na\r\n```\r\nb", ["fence '```\\r\\na\\r\\n```' 'a'", "paragraph 'b' 'b'"]),
        ("    code\n\n\tmore\n", ["indented-code 'code\\n\\n\\tmore' 'code\\n\\n\\tmore'"]),
        ("***\n", ["thematic-break '***' '***'"]),
        ("<!-- a\n\nb -->\n", ["comment '<!-- a\\n\\nb -->' ' a\\n\\nb '"]),
        (
            "<div>\n<b>x</b>\n</div>\n\ny",
            ["html '<div>\\n<b>x</b>\\n</div>' '<div>\\n<b>x</b>\\n</div>'", "paragraph 'y' 'y'"],
        ),
        ("[A  b]: <x y> 't'\n", ["link-definition \"[A  b]: <x y> 't'\" 'x y'"]),
        ("[a]:\n  /url\n", ["link-definition '[a]:\\n  /url' '/url'"]),
        ("[^1]: note\n", ["paragraph '[^1]: note' '[^1]: note'"]),
        ("\ufeffx\n", ["paragraph 'x' 'x'"]),
        ("a\x00b", ["paragraph 'a\\x00b' 'a\\x00b'"]),
    ],
)
def test_leaf_blocks(text: str, expected: list[str]) -> None:
    assert drawn(parse(text)) == expected


def test_blocks_in_quotes_and_lists() -> None:
    assert drawn(parse("1. a\n   ```js\n   x\n   ```\n> - b\n>   c\nlazy\n> > d\n")) == [
        "ordered-list '1. a\\n   ```js\\n   x\\n   ```' '1. a\\n   ```js\\n   x\\n   ```'",
        "  list-item '1. a\\n   ```js\\n   x\\n   ```' 'a\\n   ```js\\n   x\\n   ```'",
        "    paragraph 'a' 'a'",
        "    fence '```js\\n   x\\n   ```' '   x' js",
        "quote '> - b\\n>   c\\nlazy\\n> > d' '- b\\n>   c\\nlazy\\n> > d'",
        "  bullet-list '- b\\n>   c\\nlazy' '- b\\n>   c\\nlazy'",
        "    list-item '- b\\n>   c\\nlazy' 'b\\n>   c\\nlazy'",
        "      paragraph 'b\\n>   c\\nlazy' 'b\\n>   c\\nlazy'",
        "  quote '> d' 'd'",
        "    paragraph 'd' 'd'",
    ]


def test_table_cells() -> None:
    text = "> | A | `b` \\| c ||\n> |---|:-:|--|\n> | **1** |  | 3 | 4 |\n> x\n"
    (quote,) = parse(text).passages[0].content.blocks
    table = quote.children[0].table
    assert table is not None
    rows = [[(cut(text, cell.span), cell.text) for cell in row] for row in (table.header, *table.rows)]
    assert rows == [
        [("A", "A"), ("`b` \\| c", "b | c"), ("", "")],
        [("**1**", "1"), ("", ""), ("3", "3")],
        [("x", "x")],
    ]


def test_what_lies_too_deep_is_kept_as_text() -> None:
    document = parse("- " * 30 + "deep words\n")
    assert "deep words" in document.contents[0].reading
