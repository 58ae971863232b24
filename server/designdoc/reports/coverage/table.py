"""Coverage as a table that people like to look at: the steps of the framework, and how each section stands."""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.packs.model import Necessity
from designdoc.recognition.coverage import Coverage, SectionCoverage, State
from designdoc.reports.coverage.places import ProofLine, diagram_lines, proof_lines
from designdoc.reports.look import Look
from designdoc.reports.printable import printable, width
from designdoc.text.percent import percent_of_two

_SIGNS = {State.COVERED: "✔", State.THIN: "◐", State.MISSING: "✘", State.NOT_APPLICABLE: "–"}
_MOST_LINES = 4
_BAR = 24


def render(path: str, document: Document, coverage: Coverage, look: Look) -> str:
    """The table of one document."""
    title_width = max(width(s.section.title) for s in coverage.sections.values())
    lines = [*heading(path, coverage, look), ""]
    for step in coverage.framework.steps:
        members = [s for s in coverage.sections.values() if s.section.step == step.id]
        if not members:
            continue
        lines.append(f"{look.paint(printable(step.title), 'bold')}  {look.paint(_share(members), 'dim')}")
        lines += [_row(section, coverage, document, title_width, look) for section in members]
        lines.append("")
    return "\n".join([*lines, *_footer(coverage, document, look), ""])


def heading(path: str, coverage: Coverage, look: Look) -> list[str]:
    """The lines above the table: which document, which framework, how much of it."""
    covered, required = coverage.tally
    filled = round(_BAR * covered / required) if required else _BAR
    bar = look.paint("█" * filled, "green") + look.paint("░" * (_BAR - filled), "dim")
    about = [coverage.framework.title, f"profile {coverage.profile}"]
    about += [f"status {coverage.status}"] if coverage.status else []
    return [
        look.paint(printable(path), "bold"),
        look.paint(printable(" · ".join(about)), "dim"),
        f"{bar} {covered} of {required} required sections covered",
    ]


def sign(section: SectionCoverage, look: Look) -> str:
    """The sign of a section's state. A gap that nobody needs filled is shown as faint as one that does not apply."""
    return look.paint(_SIGNS[section.state], *_style(section))


def _style(section: SectionCoverage) -> tuple[str, ...]:
    if section.state is State.COVERED:
        return ("green",)
    if section.state is State.NOT_APPLICABLE or section.necessity is Necessity.OPTIONAL:
        return ("dim",)
    return ("red",) if section.state is State.MISSING and section.necessity is Necessity.REQUIRED else ("yellow",)


def _share(members: list[SectionCoverage]) -> str:
    """``3/5`` of the sections of a step that apply."""
    applying = [s for s in members if s.state is not State.NOT_APPLICABLE]
    return f"{sum(s.state is State.COVERED for s in applying)}/{len(applying)}"


def _row(section: SectionCoverage, coverage: Coverage, document: Document, title_width: int, look: Look) -> str:
    title = section.section.title
    padding = " " * (title_width - width(title))
    state = "n/a" if section.state is State.NOT_APPLICABLE else section.state.value
    remark = _remark(section, proof_lines(section, coverage, document))
    cells = [
        f"{sign(section, look)} {printable(title)}{padding}",
        look.paint(f"{state:<7}", *_style(section)),
        look.paint(printable(remark), "dim"),
    ]
    return f"  {'  '.join(cells)}".rstrip()


def _remark(section: SectionCoverage, proofs: list[ProofLine]) -> str:
    """Where a section stands; how much one is needed that says too little or nothing; why one does not apply."""
    if section.state is State.NOT_APPLICABLE:
        return section.reason
    if section.state is State.MISSING:
        return f"{section.necessity.value}: {section.reason}" if section.reason else section.necessity.value
    numbers = _numbers(proofs)
    return f"{section.necessity.value}, {numbers}" if section.state is State.THIN else numbers


def _numbers(proofs: list[ProofLine]) -> str:
    numbers = sorted({proof.line for proof in proofs})
    shown = ", ".join(str(number) for number in numbers[:_MOST_LINES])
    more = f" and {len(numbers) - _MOST_LINES} more" if len(numbers) > _MOST_LINES else ""
    return f"{'line' if len(numbers) == 1 else 'lines'} {shown}{more}" if numbers else ""


def _footer(coverage: Coverage, document: Document, look: Look) -> list[str]:
    """The requirements' parts, the balance, and the diagram."""
    lines = []
    if coverage.requirement_parts:
        parts = [f"{_part_sign(coverage, part, look)} {_title(coverage, part)}" for part in coverage.requirement_parts]
        lines.append(f"Requirements: {'  '.join(parts)}")
    if coverage.balance is not None:
        system, ml = percent_of_two(coverage.balance[0])
        lines.append(f"Balance: system {system} / ML {ml}")
    lines.append(f"Diagram: {_numbers(diagram_lines(coverage, document)) or ('yes' if coverage.diagram else 'none')}")
    return lines


def _part_sign(coverage: Coverage, part: str, look: Look) -> str:
    """The sign of a part of the requirements: that of its section, so that a part which is only named shows."""
    found = coverage.sections.get(part)
    return sign(found, look) if found else look.paint("✘", "red")


def _title(coverage: Coverage, section: str) -> str:
    found = coverage.sections.get(section)
    return printable(found.section.title) if found else section
