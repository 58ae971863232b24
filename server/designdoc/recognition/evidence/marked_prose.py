"""MarkedProse: what the marks in the prose of one passage amount to, for each section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.clusters import Cluster, clusters_of
from designdoc.recognition.scanning.units import Mark

Marks = Mapping[str, tuple[Mark, ...]]
"""The marks in a passage, by section."""


class MarkedProse(NamedTuple):
    """Parts of a ``PassageEvidence``, by section: clusters, hints and different terms."""

    clusters: dict[str, tuple[Cluster, ...]]
    hints: dict[str, tuple[Mark, ...]]
    terms: dict[str, frozenset[str]]


class ProseWeigher:
    """Weighs the marks in passages. A letter changes those of a few sections, and of the others what they amounted to
    in the passage before is taken over.
    """

    def __init__(self) -> None:
        self._under: tuple[object, ...] = ()
        self._marks: Marks = {}
        self._prose = MarkedProse({}, {}, {})

    def weigh(self, marks: Marks, content: PassageContent, unsaid: frozenset[int]) -> MarkedProse:
        """What the marks amount to; the ``unsaid`` units of the passage ask, or say what is left out. It follows from
        these and from the kinds and blocks of the units.
        """
        under = [(kind, block) for kind, _, block, _ in content.units], unsaid
        if under != self._under:
            known: Marks = {}
        elif marks == self._marks:
            return self._prose
        else:
            known = self._marks
        before, prose = self._prose, MarkedProse({}, {}, {})
        for section, found in marks.items():
            if known.get(section) == found:
                prose.clusters[section] = before.clusters[section]
                prose.hints[section] = before.hints[section]
                prose.terms[section] = before.terms[section]
                continue
            counting = [mark for mark in found if mark.counts]
            prose.clusters[section] = clusters_of(counting, content, unsaid)
            prose.hints[section] = tuple([mark for mark in counting if mark.hints and mark.unit not in unsaid])
            prose.terms[section] = frozenset([mark.term for mark in found])
        self._under, self._marks, self._prose = under, marks, prose
        return prose
