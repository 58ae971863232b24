"""Generators of Markdown text for property tests: pieces that meet in every order make the awkward cases."""

from __future__ import annotations

import random

from hypothesis import strategies as st

HEADINGS = ("# a\n", "## b | c\n", "#", "####### no\n", "===\n", "---\n", "text\n", "a", "é", "漢字\n", "😀", "x.  \n")
TABLES = ("a | b\n", "| a | b\\|c |\n", "|---|:-:|\n", "|---|\n", "***\n")
CODE = ("```\n", "````py\n", "~~~\n", "    ", "\t", "`c`", "\\")
HTML = ("<!--", "-->", "<!-- c -->\n", "<div>\n", "</div>\n", "<h2>x</h2>\n", "<script>", "</script>\n", "<b>x</b>\n")
CONTAINERS = ("> ", ">", "> > ", "- ", "-\n", "* ", "+\t", "1. ", "2) ", "10. ", "- [x] t\n", "- [ ]", "  ", " ")
LINKS = ("[x]: y\n", "[x]: <y> 't\n", "[^1]: n\n", "![a](b.png)\n", "[l](u 't')")
LABELS = ("**B**: c\n", "**Bold**\n", "<!-- designdoc-disable r: w -->\n", "{/* c */}\n")
LINE_ENDS = ("\n", "\n\n", "\r", "\r\n")
ODDITIES = ("\ufeff", "\0", "\u2028", "key: v\n", "---\nkey: v\n---\n")

BLOCK_PIECES = HEADINGS + TABLES + CODE + HTML + CONTAINERS + LINKS + LABELS + LINE_ENDS + ODDITIES

WORDS = ("a", "b", " ", "x y", "é", "日", "「", "🙂", "$", ".", "!", "(", '"', "'", "\n", "\u00a0", ";")
EMPHASIS = ("*", "**", "***", "_", "__", "*a*", "`", "``", "`a`", "\\")
INLINE_LINKS = ("[", "](u)", "](<u v>)", "](u 't')", "![a](u)", "<http://a>", "<m@x.y>")
INLINE_HTML = ("<", "<b>", "</b>", "<a href='x'>", "<?x", "?>", "&amp;", "&")

INLINE_PIECES = WORDS + EMPHASIS + INLINE_LINKS + INLINE_HTML

block_texts = st.lists(st.sampled_from(BLOCK_PIECES), max_size=30).map("".join)
inline_texts = st.lists(st.sampled_from(INLINE_PIECES), min_size=1, max_size=14).map("".join)


def random_text(source: random.Random, pieces: int = 40) -> str:
    """A text of up to so many pieces."""
    return "".join(source.choice(BLOCK_PIECES) for _ in range(source.randint(0, pieces)))
