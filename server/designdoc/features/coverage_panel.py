"""What a coverage panel shows beside the coverage itself: what each section is for and where it would stand."""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.features.subject import Subject
from designdoc.recognition.coverage import SectionCoverage, State
from designdoc.records import record
from designdoc.rules.absence.insertion_points import insertion_point


@record
class PanelRow:
    """A section in the panel. ``insert_at`` is the offset at which it would be inserted if it is missing, else the one
    at which it begins.
    """

    purpose: str
    insert_at: int


def panel(subject: Subject) -> Mapping[str, PanelRow]:
    """A row for every section of the framework, by section id."""
    return {id_: PanelRow(c.section.purpose, _offset(subject, c)) for id_, c in subject.coverage.sections.items()}


def _offset(subject: Subject, covered: SectionCoverage) -> int:
    proofs = subject.coverage.proofs[covered.section.id]
    if covered.state is State.MISSING or not proofs:
        return insertion_point(subject.view, covered.section).offset
    return min(proof.place(subject.view.document).start for proof in proofs)
