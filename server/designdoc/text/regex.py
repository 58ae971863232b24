"""regex: regular expressions of modules, compiled when they are first used.

Python compiles them in Python, which takes a fifth of a millisecond each and more for long ones, and most documents
give most of the two hundred in designdoc nothing to do.
"""

from __future__ import annotations

import re
from typing import cast


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that ``re.compile`` makes of ``source``, made when it is first asked for anything."""
    return cast("re.Pattern[str]", _Regex(source, flags))


class _Regex:
    """Stands for a pattern. What has been asked for once is an attribute of its own from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        found: object = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
