"""Small pieces of Markdown from which hover cards, and the pages of the reference, are put together."""

from __future__ import annotations

from collections.abc import Iterable

from designdoc.text.regex import regex

_FENCE = regex(r"`{3,}")
_MARKS = regex(r"\*\*|(?<![\w`])\*(?=\S)|(?<=\S)\*(?![\w`])|`")


def paragraph(text: str) -> str:
    """A text of the pack as one line per paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def bullets(items: Iterable[str]) -> str:
    """A list with one line per item; empty without items."""
    return "\n".join(f"- {' '.join(item.split())}" for item in items)


def fenced(text: str, language: str = "markdown") -> str:
    """A text shown as source, in a fence that it cannot close."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def card(*parts: str) -> str:
    """Parts with a blank line between them; empty parts are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def titled(title: str, body: str) -> str:
    """A body under a bold title; nothing without a body."""
    return f"**{title}**\n\n{body}" if body.strip() else ""


def plain(markdown: str) -> str:
    """The card for an editor that shows no Markdown: without emphasis, backticks and fences."""
    lines = [line for line in markdown.split("\n") if not line.startswith("```")]
    return "\n".join(_MARKS.sub("", line) for line in lines)
