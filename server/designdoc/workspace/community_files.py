"""Files that repositories keep under agreed names (README, CHANGELOG): the name says that they are no design.

The names are those of GitHub's community profile and of keepachangelog.com. One that repositories write for programs
(AGENTS.md) is among them, and so are those of model and data cards.
"""

from __future__ import annotations

import os

from designdoc.text.regex import regex

_NAMES = (
    *("readme", "changelog", "changes", "history", "news", "release_notes", "releasenotes", "contributing"),
    *("contributors", "code_of_conduct", "security", "support", "governance", "maintainers", "authors"),
    *("license", "licence", "agents", "claude"),
)
_CARDS = ("model_card", "modelcard", "dataset_card", "data_card", "system_card")
"""The names of model and data cards, with the model's before or after it."""
_LANGUAGE = regex(r"[._][a-z]{2}(?:_[a-z]{2,4})?")
"""The language that may follow a name (``readme_en.md``, ``readme.zh-cn.md``)."""


def has_agreed_name(path: str | os.PathLike[str]) -> bool:
    """Whether a path is that of such a file, in whatever letters."""
    stem, suffix = os.path.splitext(os.path.basename(path).lower().replace("-", "_"))
    rests = [stem[len(name) :] for name in _NAMES if stem.startswith(name)]
    named = any(not rest or _LANGUAGE.fullmatch(rest) for rest in rests)
    return suffix[1:].isalpha() and (named or stem.startswith(_CARDS) or stem.endswith(_CARDS))
