"""How a text and names stand in the sentence of a message."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_QUOTE = 60


def quoted(text: str) -> str:
    """A text as it stands in a message: on one line, and cut with an ellipsis when long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names in a sentence: ``a``, ``a and b``, ``a, b and c``. ``last`` is the word before the last of them."""
    *others, final = list(names) or [""]
    return f"{', '.join(others)} {last} {final}" if others else final
