"""Acronyms: words of capitals, and those among them that a text writes out."""

from __future__ import annotations

from collections import Counter

from designdoc.text.regex import regex

_ACRONYM = regex(r"[A-Z](?<!\w[A-Z])[A-Z0-9]{1,5}s?\b")
"""That a word begins there is asked after its first letter, for which Python can look much faster."""


def acronyms(text: str) -> tuple[dict[str, int], frozenset[str]]:
    """How often each acronym stands in a text, and those that stand in brackets, where an expansion would put them."""
    used: Counter[str] = Counter()
    expanded = set()
    for match in _ACRONYM.finditer(text):
        word = match.group().rstrip("s")
        used[word] += 1
        if text[match.start() - 1 : match.start()] == "(":
            expanded.add(word)
    return dict(used), frozenset(expanded)
