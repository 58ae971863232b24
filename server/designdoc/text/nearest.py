"""Nearest: which of the known names somebody may have meant who wrote one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60
"""The most code points of a name that are compared: the cost grows with their square."""

_SHORTEST_START = 3


def nearest(name: str, known: Iterable[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """The known names that are nearest to ``name``, the best first.

    Somebody who writes the beginning of a name means that name, however many letters are left out: "no-rollback" is
    "no-rollback-or-canary", although "no-fallback" has more letters in common with it. Others are compared by letters.
    """
    from difflib import get_close_matches

    written, listed = name[:_LONGEST], sorted(set(known))
    begun = [one for one in listed if one.startswith(written)] if len(written) >= _SHORTEST_START else []
    alike = get_close_matches(written, listed, n=most + len(begun), cutoff=cutoff)
    return list(dict.fromkeys([*sorted(begun, key=len), *alike]))[:most]
