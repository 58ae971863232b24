"""The numbers that authors put before headings: reading them, and giving an inserted heading the next one."""

from __future__ import annotations

import re

from designdoc.records import record
from designdoc.text.regex import regex

_NUMBER = regex(
    r"(?P<lead>(?:(?:step|part|phase|stage|section|chapter|шаг|этап|раздел|paso|passo|étape|schritt)\s+)?)"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*)"
    r"(?P<tail>[.):]?(?:\s+[-–—:])?\s+)",
    re.IGNORECASE,
)


@record
class HeadingNumber:
    """The number of a heading such as ``Step 2.3: ``: what stands before it, its parts, and what stands after it."""

    lead: str
    parts: tuple[int, ...]
    tail: str

    def __str__(self) -> str:
        return f"{self.lead}{'.'.join(map(str, self.parts))}{self.tail}"

    def moved(self, depth: int, by: int) -> HeadingNumber:
        """The number with ``by`` added to the part at ``depth`` (0 is the first)."""
        parts = (*self.parts[:depth], self.parts[depth] + by, *self.parts[depth + 1 :])
        return HeadingNumber(self.lead, parts, self.tail)


def read_number(heading: str) -> HeadingNumber | None:
    """The number at the beginning of a heading's text, or ``None``."""
    found = _NUMBER.match(heading)
    if found is None:
        return None
    parts = tuple(int(part) for part in found["number"].split("."))
    return HeadingNumber(found["lead"], parts, found["tail"])
