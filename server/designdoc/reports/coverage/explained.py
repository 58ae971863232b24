"""Coverage explained: for each section the state, the lines that prove it and why, so that its author can argue."""

from __future__ import annotations

from designdoc.features.subject import Subject
from designdoc.recognition.coverage import Coverage, SectionCoverage, State
from designdoc.reports.coverage.clue_lines import clue_lines
from designdoc.reports.coverage.places import ProofLine, proof_lines
from designdoc.reports.coverage.reasons import reasons
from designdoc.reports.coverage.table import heading, sign
from designdoc.reports.look import Look
from designdoc.reports.printable import printable

_LONGEST_LINE = 90
_LONGEST_WORDS = 40


def render(path: str, subject: Subject, look: Look) -> str:
    """All sections of the framework with their evidence, and what hints at those that are not covered."""
    coverage = subject.coverage
    lines = [*heading(path, coverage, look), ""]
    lines += _facts(coverage)
    for step in coverage.framework.steps:
        members = [s for s in coverage.sections.values() if s.section.step == step.id]
        if members:
            lines += [look.paint(printable(step.title), "bold"), ""]
        for section in members:
            lines += [*_section(section, subject, look), ""]
    return "\n".join([*lines, *_teaching(coverage)])


def _facts(coverage: Coverage) -> list[str]:
    """What the document was taken to be, since that decides what it needs."""
    holding = [fact for fact in coverage.facts.values() if fact.holds]
    if not holding:
        return []
    lines = ["This document was taken to be about:"]
    lines += [f"  {printable(fact.id)}: {printable(fact.why)}" for fact in holding]
    return [*lines, "A fact can be decided in the front matter, for instance `serving: batch`.", ""]


def _section(section: SectionCoverage, subject: Subject, look: Look) -> list[str]:
    state, coverage = section.state.value, subject.coverage
    head = f"  {sign(section, look)} {printable(section.section.title)} ({section.section.id}): {state}"
    lines = [f"{head}, {section.necessity.value}" + (f" because {printable(section.reason)}" if section.reason else "")]
    proofs = proof_lines(section, coverage, subject.document)
    lines += [_proof(proof, look) for proof in proofs]
    lines += [f"      {printable(reason)}" for reason in reasons(section, coverage)]
    return [*lines, *(f"      {line}" for line in clue_lines(section.section, subject.view, look))]


def _proof(proof: ProofLine, look: Look) -> str:
    text = _around(printable(proof.text), printable(proof.words))
    words = f" by '{_named(proof.words)}'" if proof.words else ""
    return f"      {look.paint(f'line {proof.line}', 'blue')} ({proof.how.value}{words}): {text}"


def _named(words: str) -> str:
    """The words that count on one line, the beginning of a sentence that counts as a whole."""
    line = printable(" ".join(words.split()))
    return line if len(line) <= _LONGEST_WORDS else f"{line[:_LONGEST_WORDS].rstrip()}…"


def _around(text: str, words: str) -> str:
    """A long line cut down to what stands around the words that count."""
    if len(text) <= _LONGEST_LINE:
        return text
    start = max(0, min(text.find(words) - _LONGEST_LINE // 3, len(text) - _LONGEST_LINE))
    end = start + _LONGEST_LINE
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _teaching(coverage: Coverage) -> list[str]:
    """How to teach designdoc a name that it did not know."""
    known = coverage.sections.values()
    section = next((s for s in known if s.state is State.MISSING), next(iter(known))).section.id
    return [
        "If a section stands under a heading that designdoc does not know, teach it in .designdoc.yaml:",
        "",
        f'  synonyms: {{{section}: ["Your heading"]}}',
        "",
    ]
