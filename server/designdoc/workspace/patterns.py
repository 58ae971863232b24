"""Globs as git reads them, compiled when they are first asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from designdoc.text.regex import regex

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_CLOSED_BRACKETS = regex(r"\\.|\[(?:[!^]\]|[!^](?!\])|\]|(?![!^\]]))[^\]]*\]")
"""What is escaped, and brackets with their content, of which a first ``]`` is a part."""

_OPEN_BRACKET = regex(r"\[")

_CHOICE = regex(r"(?<!\\)\{[^{}]*,[^{}]*\}")
"""Alternatives in braces, as shells and editors know them and git does not."""


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether one of the patterns means ``path`` or a folder above it.

    ``path`` is relative to the folder that the patterns count from, with forward slashes; that of a folder ends in
    one. As in a ``.gitignore``, a pattern without a slash matches at any depth, and ``!`` takes back.
    """
    return bool(patterns) and _spec(patterns).match_file(path)


def problem(pattern: str) -> str | None:
    """What is wrong with a pattern, in a sentence, or ``None``."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return f"'{pattern}' is not a glob."
    if _OPEN_BRACKET.search(_CLOSED_BRACKETS.sub("", pattern)):
        return f"'{pattern}' is not a glob: its '[' is never closed."
    if choice := _CHOICE.search(pattern):
        return (
            f"'{choice[0]}' is no choice here, but these very characters, as in a .gitignore. Write one glob for each."
        )
    return None


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(pattern.removeprefix("./") for pattern in patterns)
