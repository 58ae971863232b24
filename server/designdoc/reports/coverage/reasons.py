"""Why a section has the state it has, in the words of a reviewer who can be argued with."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.packs.model import Condition, Section
from designdoc.packs.model.terms import Terms
from designdoc.recognition.coverage import Coverage, How, SectionCoverage, State

_EXAMPLES = 3


def reasons(section: SectionCoverage, coverage: Coverage) -> list[str]:
    """One line or two on why ``section`` is not covered; nothing for a covered one, whose proof speaks for it."""
    if section.state is State.MISSING:
        return ["no heading, table or text that speaks for it was found", *_looked_for(section.section, coverage)]
    if section.state is State.THIN:
        return [_too_little(section, coverage)]
    if section.state is State.NOT_APPLICABLE:
        return _taken_from(section, coverage)
    return []


def _looked_for(section: Section, coverage: Coverage) -> Iterator[str]:
    """Examples of what would have counted, so that its author sees which name or word to use or to teach."""
    names = _examples(section.synonyms, coverage.language)
    words = _examples(section.evidence.strong, coverage.language)
    heads = f"headings such as {names}" if names else f"the heading '{section.title}'"
    yield f"looked for {heads}" + (f", and words such as {words}" if words else "")


def _too_little(section: SectionCoverage, coverage: Coverage) -> str:
    if section.implied:
        implying = (coverage.sections[id_] for id_ in section.section.implied_by if id_ in coverage.sections)
        named = " and ".join(f"'{other.section.title}'" for other in implying if other.state is not State.MISSING)
        return f"it is only implied: who writes about {named} says something of it, and nothing else does"
    headed = [
        proof.passage in section.passages for proof in coverage.proofs[section.section.id] if proof.how is How.HEADING
    ]
    if not any(headed):
        named = "a heading only holds a word of it" if headed else "no heading names it"
        return f"it is only mentioned: {named}, and no paragraph, list or table says enough about it"
    if section.left_out:
        return "its heading is there, but below one that says what the design leaves out"
    substance = section.section.substance
    wanted = []
    if substance.quantities:
        wanted.append("a figure with its unit" if substance.quantities == 1 else f"{substance.quantities} figures")
    if substance.terms:
        wanted.append(f"words such as {_examples(substance.terms, coverage.language)}")
    asked = f"; expected are {' and '.join(wanted)}" if wanted else ""
    return f"its heading is there, but the text under it says little about it{asked}"


def _taken_from(section: SectionCoverage, coverage: Coverage) -> list[str]:
    """The facts that a section's conditions rest on, unless the author waived it himself."""
    rules = [rule for rule in section.section.conditions if rule.not_applicable and rule.because == section.reason]
    ids = dict.fromkeys(fact for rule in rules for fact in _facts(rule.when))
    held = [coverage.facts[id_] for id_ in ids if coverage.holds(id_)]
    return [f"taken from {fact.id}: {fact.why}" for fact in held]


def _facts(condition: Condition) -> Iterator[str]:
    if condition.fact is not None:
        yield condition.fact
    for part in (*condition.all, *condition.any):
        yield from _facts(part)


def _examples(terms: Terms, language: str) -> str:
    """The first few terms in the language of the document, else in English, as the text would have them."""
    chosen = terms.get(language) or terms.get("en") or ()
    return ", ".join(f"'{term.replace('*', '…')}'" for term in chosen[:_EXAMPLES])
