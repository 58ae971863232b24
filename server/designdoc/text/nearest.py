"""Nearest: which of the known names somebody may have meant who wrote one that is not known, and saying so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designdoc.text.regex import regex

_LONGEST = 60
"""The most code points of a name that are compared: the cost grows with their square."""

_SHORTEST_START = 3
"""The fewest letters of a beginning that stands for the whole name."""

_FEW = 12
"""The most known names that a message lists."""

_CORRECTION = regex(r"Unknown [^']+ '(?P<written>.+)'\. Did you mean '(?P<meant>.+)'\?")


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


def meant(name: str, known: Iterable[str]) -> str:
    """The known name that somebody must have meant who wrote one that is not known, be it with capital letters or
    underscores; empty where none is near.
    """
    listed, plain = tuple(known), name.replace("_", "-").lower()
    same = [one for one in listed if one.lower() == plain]
    near = same or nearest(plain, listed) or nearest(name, listed)
    return near[0] if near else ""


def unknown(kind: str, name: str, known: Sequence[str], otherwise: str = "") -> str:
    """``Unknown rule 'x'. Did you mean 'y'?``, or all known names where none is near and they are few. Where neither
    helps, the sentence ``otherwise`` follows. All messages about unknown names are worded here.
    """
    near = meant(name, known)
    if near:
        hint = f"Did you mean '{near}'?"
    elif not known:
        hint = "There are none here."
    else:
        hint = f"Known: {', '.join(known)}." if len(known) <= _FEW else otherwise
    return f"Unknown {kind} '{name[:_LONGEST]}'. {hint}".rstrip()


def correction(message: str) -> tuple[str, str] | None:
    """The name that was written and the one that must have been meant, of a message that ``unknown`` has worded;
    ``None`` where it names none.
    """
    found = _CORRECTION.match(message)
    return (found["written"], found["meant"]) if found is not None else None
