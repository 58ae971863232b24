"""Notation: what running text says in signs, a path drawn with arrows or a probability in brackets."""

from __future__ import annotations

from designdoc.text.regex import regex

_FEWEST_ARROWS = 3
"""The fewest arrows of a path: two join three things, which may be a pair and its aside."""
_HEADS = ">→⟶⇒➔➜▶►↓⬇"
"""The last characters of arrows. Hardly any text holds three of them, and counting them takes no time."""
_HEAD = r"(?:[-=─–—]{1,3}>|[→⟶⇒➔➜▶►↓⬇])"
_ARROW = regex(_HEAD)
_ASIDE = regex(r"\([^()]*\)|（[^（）]*）")
_BREAK = regex(rf"[,;，；、。]|(?<!>)(?<![→⟶⇒➔➜▶►↓⬇])[ \t]*\n(?!\s*{_HEAD})")
"""What stands between two things that no arrow joins; a line may end or begin with the arrow."""
_THING = regex(r"[^\W\d_]{2}|\b[A-Z]\d\b")
_PROBABILITY = regex(r"(?<![\w.])(?:[Pp]r?|E)(?:\([^()\n]{2,60}\)|\[[^\[\]\n]{2,60}\])")


def is_path(text: str) -> bool:
    """Whether a sentence, item or row leads over three arrows from thing to thing: "app -> gateway -> ranker -> page".

    Numbers are no things ("5% -> 20% -> 50% -> 100%"), and pairs no path ("no click -> 0, click -> 1, order -> 3").
    """
    if not may_hold_path(text) or len(_ARROW.findall(text)) < _FEWEST_ARROWS:
        return False
    runs = _BREAK.split(_ASIDE.sub(" ", text))
    return any(sum(_THING.search(thing) is not None for thing in _ARROW.split(run)) > _FEWEST_ARROWS for run in runs)


def may_hold_path(text: str) -> bool:
    """Whether there are signs enough for a path, as far as can be seen at once."""
    return sum(map(text.count, ">" if text.isascii() else _HEADS)) >= _FEWEST_ARROWS


def has_probability(text: str) -> bool:
    """Whether a sentence, item or row writes a probability or an expectation: "P(click | user)", "E[balance]"."""
    return _PROBABILITY.search(text) is not None


NOTATIONS = {"path": is_path, "probability": has_probability}
"""The notations that a member of a group may name after ``#``, each with the function that recognises it."""
