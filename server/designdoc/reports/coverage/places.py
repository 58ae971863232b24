"""Where the proofs of a section stand, as line numbers."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.recognition.coverage import Coverage, How, SectionCoverage
from designdoc.records import record
from designdoc.text import Span

DIAGRAM = "diagram"
"""The id of the pseudo-section that says whether the document shows a diagram."""


@record
class ProofLine:
    """A line that speaks for a section: its 1-based number, what kind of text it is, its words that count and all of
    it.
    """

    line: int
    how: How
    words: str
    text: str


def proof_lines(section: SectionCoverage, coverage: Coverage, document: Document) -> list[ProofLine]:
    """The lines that prove a section, in the order of the text, each once per kind."""
    found: dict[tuple[int, How], ProofLine] = {}
    for proof in sorted(coverage.proofs[section.section.id]):
        line = _line(document, proof.place(document))
        found.setdefault((line.line, proof.how), ProofLine(line.line, proof.how, proof.words, line.text))
    return list(found.values())


def diagram_lines(coverage: Coverage, document: Document) -> list[ProofLine]:
    """The lines on which diagrams begin."""
    if not coverage.diagram:
        return []
    return [
        _line(document, diagram.span.shift(passage.start))
        for passage in document.passages
        for diagram in passage.content.diagrams
    ]


def _line(document: Document, span: Span) -> ProofLine:
    number = document.lines.line_of(span.start)
    return ProofLine(number + 1, How.DIAGRAM, "", document.lines.line_text(number).strip())
