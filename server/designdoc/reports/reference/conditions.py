"""Conditions in words: ``when`` of a pack as a clause that a reader understands."""

from __future__ import annotations

from designdoc.packs.model import Condition


def words_of(condition: Condition) -> str:
    """A clause such as ``when online-serving holds and the profile is pilot or production``."""
    return f"when {_clause(condition)}"


def _clause(condition: Condition) -> str:
    parts = []
    if condition.fact is not None:
        parts.append(f"`{condition.fact}` holds")
    if condition.profile:
        parts.append(f"the profile is {_any_of(condition.profile)}")
    if condition.status:
        parts.append(f"the status is {_any_of(condition.status)}")
    parts += [_clause(inner) for inner in condition.all]
    if condition.any:
        parts.append(" or ".join(_clause(inner) for inner in condition.any))
    if condition.no:
        parts.append(f"not ({' or '.join(_clause(inner) for inner in condition.no)})")
    return " and ".join(parts) if parts else "always"


def _any_of(values: tuple[str, ...]) -> str:
    return " or ".join(f"`{value}`" for value in values)
