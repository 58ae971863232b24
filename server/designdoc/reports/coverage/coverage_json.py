"""Coverage as JSON values: the contract of ``coverage --format json`` and of the server's ``designdoc/coverage``."""

from __future__ import annotations

from typing import Any

from designdoc.document.document import Document
from designdoc.recognition.coverage import Coverage, SectionCoverage, State
from designdoc.recognition.headings.names import MOST_SECTIONS
from designdoc.recognition.terms.passage_terms import index_of
from designdoc.reports.coverage.places import DIAGRAM, ProofLine, diagram_lines, proof_lines
from designdoc.rules.absence.clues import Clue, clues
from designdoc.rules.seeing.views import DocumentView


def coverage_to_json(
    path: str, document: Document, coverage: Coverage | None, view: DocumentView | None = None
) -> dict[str, Any]:
    """One document object of the contract; ``coverage`` is ``None`` for a document that follows no framework. With a
    ``view``, sections have the ``hints`` at what they lack.
    """
    if coverage is None:
        nothing: dict[str, Any] = {"path": path, "framework": None, "profile": None, "status": None}
        return {**nothing, "sections": [], "headings": [], "requirement_parts": {}, "balance": None, "diagram": False}
    covered, required = coverage.tally
    sections = [_section(section, coverage, document) for section in coverage.sections.values()]
    if view is not None:
        for section in sections:
            section["hints"] = [_hint(clue, view) for clue in clues(view, section["id"])]
    return {
        "path": path,
        "framework": coverage.framework.id,
        "profile": coverage.profile,
        "status": coverage.status,
        "language": coverage.language,
        "covered": covered,
        "required": required,
        "sections": [*sections, _diagram(coverage, document)],
        "headings": _headings(document, coverage),
        "requirement_parts": {_part(coverage, id_): there for id_, there in coverage.requirement_parts.items()},
        "balance": _balance(coverage.balance),
        "diagram": coverage.diagram,
        "facts": {fact.id: {"holds": fact.holds, "why": fact.why} for fact in coverage.facts.values()},
    }


def _headings(document: Document, coverage: Coverage) -> list[dict[str, Any]]:
    """The headings with their sections; one whose words name a drawing stands for the diagram as well, if no two
    sections are named before it.
    """
    drawings = index_of(coverage.framework.headings.drawings, coverage.language)
    return [
        {
            "line": document.lines.line_of(heading.place(document).start) + 1,
            "text": heading.text,
            "sections": [*heading.sections, *([DIAGRAM] if drawings.find(heading.text) else [])][:MOST_SECTIONS],
        }
        for heading in coverage.headings
    ]


def _part(coverage: Coverage, section: str) -> str:
    """The contract's name of a part of the requirements: its role; a part without one goes by its section's id."""
    return coverage.sections[section].section.role or section


def _section(section: SectionCoverage, coverage: Coverage, document: Document) -> dict[str, Any]:
    return {
        "id": section.section.id,
        "title": section.section.title,
        "step": section.section.step,
        "necessity": section.necessity.value,
        "state": section.state.value,
        "reason": section.reason,
        "evidence": [_evidence(line) for line in proof_lines(section, coverage, document)],
    }


def _diagram(coverage: Coverage, document: Document) -> dict[str, Any]:
    """The pseudo-section for the question whether there is any diagram at all."""
    return {
        "id": DIAGRAM,
        "title": "Diagram",
        "step": None,
        "necessity": "recommended",
        "state": (State.COVERED if coverage.diagram else State.MISSING).value,
        "reason": "",
        "evidence": [_evidence(line) for line in diagram_lines(coverage, document)],
    }


def _evidence(line: ProofLine) -> dict[str, Any]:
    return {"line": line.line, "how": line.how.value, "words": line.words}


def _hint(clue: Clue, view: DocumentView) -> dict[str, Any]:
    """A sentence that sounds like a section, or a loose word that hints at it."""
    line = view.document.lines.line_of(clue.span.start) + 1
    how = "word" if clue.sounding is None else "sentence"
    return {"line": line, "how": how, "words": clue.words(view.document)}


def _balance(balance: tuple[float, float] | None) -> dict[str, float] | None:
    return None if balance is None else {"system": round(balance[0], 4), "ml": round(balance[1], 4)}
