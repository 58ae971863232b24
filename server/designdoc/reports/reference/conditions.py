"""Conditions in words: ``when`` of a pack as a clause that a reader understands."""

from __future__ import annotations

from designdoc.packs.model import Condition


def words_of(condition: Condition) -> str:
    """A clause such as ``when `online-serving` holds and the profile is `pilot` or `production` ``.

    What must not hold comes last: ``when `offline-only` holds, unless `online-serving` holds``.
    """
    words = _worded(condition, ", unless ")
    return words if words.startswith("unless ") or words == "always" else f"when {words}"


def _worded(condition: Condition, joint: str) -> str:
    holds, excepted = _positive(condition), _any_of(condition.no)
    if holds and excepted:
        return f"{holds}{joint}{excepted}"
    return holds or (f"unless {excepted}" if excepted else "always")


def _positive(condition: Condition) -> str:
    """What must hold, all at once."""
    facts = [condition.fact] if condition.fact is not None else []
    facts += [inner.fact for inner in condition.all if inner.fact is not None and _is_fact(inner)]
    parts = [_holding(facts, "and")] if facts else []
    if condition.profile:
        parts.append(f"the profile is {_listed(condition.profile, 'or')}")
    if condition.status:
        parts.append(f"the status is {_listed(condition.status, 'or')}")
    parts += [_clause(inner) for inner in condition.all if not _is_fact(inner)]
    if condition.any:
        parts.append(_any_of(condition.any))
    return " and ".join(parts)


def _any_of(conditions: tuple[Condition, ...]) -> str:
    """Clauses of which one is enough; facts are gathered, so that a reader sees which belong together."""
    facts = [inner.fact for inner in conditions if inner.fact is not None and _is_fact(inner)]
    clauses = [_holding(facts, "or")] if facts else []
    return ", or ".join([*clauses, *(_clause(inner) for inner in conditions if not _is_fact(inner))])


def _clause(condition: Condition) -> str:
    return _worded(condition, " unless ")


def _is_fact(condition: Condition) -> bool:
    return condition == Condition(fact=condition.fact)


def _holding(facts: list[str], joint: str) -> str:
    return f"{_listed(facts, joint)} {'hold' if joint == 'and' and len(facts) > 1 else 'holds'}"


def _listed(values: list[str] | tuple[str, ...], joint: str) -> str:
    quoted = [f"`{value}`" for value in values]
    return f" {joint} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
