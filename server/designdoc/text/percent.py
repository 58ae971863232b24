"""percent: a share as a percentage, which every face writes in one way."""

from __future__ import annotations


def percent(share: float) -> str:
    """``78 %`` for a share of a whole, 0 to 1. Only what is complete is shown as 100 %."""
    return _written(min(_rounded(share), 99) if share < 1 else 100)


def percent_of_two(first: float) -> tuple[str, str]:
    """``64 %`` and ``36 %`` for the share of the first of two that make a whole: shown side by side, they add up."""
    rounded = _rounded(first)
    return _written(rounded), _written(100 - rounded)


def _rounded(share: float) -> int:
    """Halves go up, as they do in the VS Code extension, which shows the same shares."""
    return int(share * 100 + 0.5)


def _written(number: int) -> str:
    return f"{number} %"
