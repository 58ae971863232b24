"""One finding per gap: when several absence rules report one missing section, the most specific one is kept."""

from __future__ import annotations

from collections.abc import Sequence

from designdoc.rules.running.drafts import Draft, sections_of


def one_per_gap(drafts: Sequence[Draft], reported: frozenset[str] = frozenset()) -> list[int]:
    """Which drafts are kept, in order; ``reported`` are sections of which something is reported already. It follows
    from the rules and the claims of the drafts.

    Drafts that report no absence are all kept, and what they are about counts as reported. Of the absence rules one
    about several missing sections at once beats one about a single section, and that beats the general rule, which
    replaces nothing. Each takes the sections it is about; one whose sections are all taken is dropped. A muted rule
    takes its sections and reports nothing.
    """
    left: Sequence[int] = range(len(drafts))
    if any(draft.hit.silences_absence for draft in drafts if not draft.rule.muted):
        left = [index for index in left if not drafts[index].rule.rule.absence]
    taken = set(reported)
    kept: list[int] = []
    for index in sorted(left, key=lambda index: _rank(drafts[index])):
        draft, sections = drafts[index], sections_of(drafts[index])
        if draft.rule.rule.absence and sections and taken.issuperset(sections):
            continue
        taken.update(sections)
        if not draft.rule.muted:
            kept.append(index)
    return sorted(kept)


def _rank(draft: Draft) -> tuple[bool, bool, int, int]:
    rule = draft.rule.rule
    return rule.absence, not rule.replaces, -len(sections_of(draft)), draft.rule.position
