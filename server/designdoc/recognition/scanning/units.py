"""UnitTerms: what the terms in one sentence, item or row say, without knowing where it stands.

Words belong together within a unit and not beyond, so a unit whose text and terms are the same says the same: while
somebody types into one sentence, what all others of the passage say is taken over, and so is what they amount to.
"""

from __future__ import annotations

from typing import NamedTuple

Place = tuple[int, int]
"""Where something begins and ends, counted from the start of its unit."""

Entry = tuple[str, str]
"""A metric, task, loss or word list: its kind and id."""


class Mark(NamedTuple):
    """One term of a section as it occurs: the unit it stands in, which of the ``UnitTerms.places`` is its place, how
    strong its evidence is (``strong``, ``name``, ``weak``, or ``member`` and ``describing`` for a complete group), the
    term as the pack writes it, and the section.

    It ``counts`` unless it stands inside or across a longer one of the same section ("risk" in "risk of"); a weak one
    that lies within a longer term of any section ("batch" in "batch size") does not ``hint``.
    """

    unit: int
    place: int
    kind: str
    term: str
    section: str
    counts: bool
    hints: bool


class UnitTerms(NamedTuple):
    """What the terms in one unit say: ``marks`` of sections, in order, with their ``places``, and ``facts``, each with
    the term that shows it; ``found`` are metrics, tasks, losses and word lists, and ``found_at`` where each stands.
    ``parts`` are the members of groups that stand in a row.
    """

    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    facts: tuple[tuple[str, str], ...]
    found: tuple[Entry, ...]
    found_at: tuple[Place, ...]
    parts: frozenset[int]


SILENT = UnitTerms((), (), (), (), (), frozenset())
"""What a unit says that is not the author's words, or in which no term and no quantity stands."""
