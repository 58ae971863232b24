"""counted: a number with its noun, as a sentence has it."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 warning``, ``2 warnings``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
