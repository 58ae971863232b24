"""Files that repositories keep under agreed names (README, CHANGELOG): the name says that they are no design.

The names are those of GitHub's community profile and of keepachangelog.com. One that repositories write for programs
(AGENTS.md) is among them.
"""

from __future__ import annotations

import os

from designdoc.text.regex import regex

_NAME = regex(
    r"(?:readme|changelog|changes|history|news|release[_-]?notes|contributing|contributors|code[_-]of[_-]conduct"
    r"|security|support|governance|maintainers|authors|licen[cs]e|agents|claude)"
    r"(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?\.[a-z]+"
)
"""A name in small letters, perhaps with the language (``readme_en.md``, ``readme.zh-cn.md``)."""


def has_agreed_name(path: str | os.PathLike[str]) -> bool:
    """Whether a path is that of such a file, in whatever letters."""
    return _NAME.fullmatch(os.path.basename(path).lower()) is not None
