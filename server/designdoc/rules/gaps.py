"""One finding per gap: when several absence rules speak about one missing section, the most specific is heard."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.rules.drafts import Draft


def one_per_gap(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are said.

    A rule about several missing sections at once beats one about a single section, and that beats the general rule,
    which replaces nothing. Each takes the sections it is about; whoever finds all of its sections taken is silent. A
    muted rule takes its sections and says nothing.
    """
    if any(draft.hit.silences_absence for draft in drafts if not draft.rule.muted):
        drafts = [draft for draft in drafts if not draft.rule.rule.absence]
    taken: set[str] = set()
    said: set[int] = set()
    order = sorted(range(len(drafts)), key=lambda index: _rank(drafts[index]))
    for index in order:
        claimed = sections_of(drafts[index])
        if claimed and taken.issuperset(claimed):
            continue
        taken.update(claimed)
        if not drafts[index].rule.muted:
            said.add(index)
    return [draft for index, draft in enumerate(drafts) if index in said]


def sections_of(draft: Draft) -> tuple[str, ...]:
    """The sections whose absence a draft reports; empty for a draft about something else."""
    return draft.hit.about or draft.rule.rule.replaces


def _rank(draft: Draft) -> tuple[int, bool, int]:
    return -len(sections_of(draft)), not draft.rule.rule.replaces, draft.rule.position
