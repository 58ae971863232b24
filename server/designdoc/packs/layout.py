"""The layout of a pack folder: of which kind a file is, by its path. What is of no kind is read by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

_FOLDERS = {"sections": "section", "rules": "rule", "lexicon": "lexicon", "answers": "answers", "glossary": "glossary"}
"""The kind of the files in a folder of which each holds one value, or some of a kind."""
_FILES = frozenset(("pack", "facts", "profiles", "headings", "groups"))
"""The files that a pack has one of; the name of each is its kind."""


def kind_of(parts: Sequence[str]) -> str | None:
    """The kind of a file in a pack, whose path below the pack's folder is ``parts``, which is also the name of its
    schema; ``None`` for a file that designdoc does not read.
    """
    stem = PurePath(parts[-1]).stem
    if len(parts) == 1:
        return stem if stem in _FILES else None
    return _FOLDERS.get(parts[0]) if len(parts) == 2 else None
