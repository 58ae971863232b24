"""Checks on a pack that types cannot express: references, orders, terms and scaffolds, each at its file and key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from designdoc.packs.files import AnswersFile, WordList
from designdoc.packs.folder import PackFolder, ids_in
from designdoc.packs.model import NO_SECTION, Condition, Detection, Evidence, Pack, Rule, Section, Terms
from designdoc.packs.scaffold import ScaffoldError, parse
from designdoc.text.nearest import unknown
from designdoc.typed_yaml.mistake import Mistake

QUANTITIES = ("number", "percent", "duration", "rate", "money", "bytes", "count", "thousands", "date")
NOTATIONS = ("path", "probability")
_ALONE = tuple(f"#{quantity}" for quantity in QUANTITIES)
_LONGEST_TERM = 120
_MOST_WORDS = 16
_FEWEST_HEADINGS = 2
"""The fewest headings that tell a document together: one alone may stand in any other kind of document."""

Problem = tuple[str, str]
"""The path of keys to the value at fault, and a sentence."""


def validate(folder: PackFolder, pack: Pack, inherited: Pack) -> list[Mistake]:
    """Every mistake in the folder's own files; ``pack`` is what they became, merged with what is ``inherited``.

    A section whose file holds a mistake is known all the same: the mistake is said once, where it stands.
    """
    mistakes: list[Mistake] = []
    known = [*_sections(pack), *ids_in(folder.path, "sections")]
    checks: list[tuple[str, str, Iterable[Problem]]] = [("head", "", _head(folder, pack, inherited, known))]
    checks += [("section", id_, _section(section, pack, known)) for id_, section in folder.sections.items()]
    checks += [("rule", id_, _rule(rule, pack, known)) for id_, rule in folder.rules.items()]
    checks += [("lexicon", id_, _words(words)) for id_, words in folder.lexicon.items()]
    checks += [("answers", id_, _answers(id_, file, known)) for id_, file in folder.answers.items()]
    checks += [("facts", "", _facts(folder)), ("profiles", "", _profiles(folder, known))]
    checks += [("headings", "", _headings(folder, pack, known))]
    for kind, id_, problems in checks:
        source = folder.sources.get((kind, id_))
        if source is not None:
            mistakes.extend(source.mistake(key, message) for key, message in problems if source.has(key))
    return mistakes


def _head(folder: PackFolder, pack: Pack, inherited: Pack, known: list[str]) -> Iterator[Problem]:
    left_out = folder.head.without
    yield from _unknown(left_out.sections, _sections(inherited), "without.sections", "section")
    yield from _unknown(left_out.rules, [rule.id for rule in inherited.rules], "without.rules", "rule")
    yield from _unknown(folder.head.requirement_parts, known, "requirement-parts", "section")
    yield from _unknown(folder.head.inherit or (), known, "inherit", "section")
    for section, lists in folder.head.hints.items():
        yield from _unknown([section], known, f"hints.{section}", "section", listed=False)
        yield from _unknown(lists, pack.lexicon, f"hints.{section}", "word list")
    share = folder.head.system_share
    if share is not None and not 0 <= share <= 1:
        yield "system-share", "The share is a number from 0 to 1."
    yield from _detection(folder.head.detection, known)
    if pack.framework is None and (folder.sections or folder.profiles.profiles):
        yield "", "A pack with sections needs steps."


def _detection(detection: Detection, known: list[str]) -> Iterator[Problem]:
    yield from _terms(detection.title_terms, "detection.title-terms")
    yield from _terms(detection.terms, "detection.terms")
    yield from _terms(detection.practice_terms, "detection.practice-terms")
    yield from _terms(detection.design_titles, "detection.design-titles")
    yield from _terms(detection.other_titles, "detection.other-titles")
    yield from _unknown(detection.purpose_sections, known, "detection.purpose-sections", "section")
    yield from _unknown(detection.source_sections, known, "detection.source-sections", "section")
    yield from _terms(detection.excluded_titles, "detection.excluded-titles")
    yield from _terms(detection.template_titles, "detection.template-titles")
    yield from _terms(detection.excluded_headings, "detection.excluded-headings")
    for number, heading in enumerate(detection.headings):
        yield from _terms(heading.names, f"detection.headings[{number}].names", prefixes=False)
    marks = len(detection.headings) + bool(detection.title_terms)
    if detection.headings and not _FEWEST_HEADINGS <= detection.headings_needed <= marks:
        yield (
            "detection.headings-needed",
            f"From {_FEWEST_HEADINGS} headings to all of them tell a document; one alone stands in any.",
        )


def _section(section: Section, pack: Pack, known: list[str]) -> Iterator[Problem]:
    framework = pack.framework
    if framework is None:
        return
    yield from _unknown([section.step], [step.id for step in framework.steps], "step", "step", listed=False)
    for key, others, verb in (
        ("satisfied-by", section.satisfied_by, "satisfy"),
        ("implied-by", section.implied_by, "imply"),
    ):
        yield from _unknown(others, known, key, "section")
        if section.id in others:
            yield key, f"A section cannot {verb} itself."
    rivals = [other.id for other in framework.sections if other.order == section.order and other.id != section.id]
    if rivals:
        yield "order", f"The section '{rivals[0]}' has the same order."
    window = section.order_window
    if window is not None and not window[0] <= section.order <= window[1]:
        yield "order-window", f"The order {section.order} lies outside its own window."
    facts, profiles = [f.id for f in framework.facts], [p.id for p in framework.profiles]
    for number, rule in enumerate(section.conditions):
        yield from _condition(rule.when, f"conditions[{number}].when", facts, profiles)
    yield from _terms(section.synonyms, "synonyms", prefixes=False)
    yield from _terms(section.heading_terms, "heading-terms")
    yield from _terms(section.heading_ends, "heading-ends", prefixes=False)
    yield from _terms(section.heading_starts, "heading-starts", prefixes=False)
    yield from _terms(section.heading_verbs, "heading-verbs", prefixes=False)
    yield from _evidence(section.evidence, pack)
    yield from _terms(section.substance.terms, "substance.terms")
    try:
        parse(section.scaffold)
    except ScaffoldError as error:
        yield "scaffold", str(error)


def _condition(condition: Condition, key: str, facts: list[str], profiles: list[str]) -> Iterator[Problem]:
    if condition.fact is not None:
        yield from _unknown([condition.fact], facts, f"{key}.fact", "fact", listed=False)
    if profiles:
        yield from _unknown(condition.profile, profiles, f"{key}.profile", "profile")
    for name in ("all", "any", "no"):
        for number, nested in enumerate(getattr(condition, name)):
            yield from _condition(nested, f"{key}.{name}[{number}]", facts, profiles)


def _evidence(evidence: Evidence, pack: Pack) -> Iterator[Problem]:
    yield from _unknown(evidence.names, pack.lexicon, "evidence.names", "word list")
    yield from _terms(evidence.strong, "evidence.strong")
    yield from _terms(evidence.weak, "evidence.weak")
    yield from _together(evidence.together, "evidence.together")
    yield from _by_language(evidence.described, "evidence.described")


def _answers(section: str, file: AnswersFile, known: list[str]) -> Iterator[Problem]:
    yield from _unknown([section], [*known, NO_SECTION], "", "section", listed=False)
    for language in file.passages:
        yield from _language(language, f"passages.{language}")


def _by_language(described: Mapping[str, tuple[tuple[str, ...], ...]], key: str) -> Iterator[Problem]:
    for language, groups in described.items():
        yield from _language(language, f"{key}.{language}")
        yield from _together(groups, f"{key}.{language}")


def _together(groups: Iterable[tuple[str, ...]], key: str) -> Iterator[Problem]:
    for number, members in enumerate(groups):
        if len(members) < 2 and not any(member in _ALONE for member in members):
            yield f"{key}[{number}]", "A group needs two members, or one quantity; a single word is a strong term."
        for place, member in enumerate(members):
            here = f"{key}[{number}][{place}]"
            if member.startswith("#"):
                yield from _unknown([member[1:]], QUANTITIES + NOTATIONS, here, "quantity", listed=False)
            else:
                yield from (problem for choice in member.split("|") for problem in _term(choice, here, prefixes=True))


def _terms(terms: Terms, key: str, prefixes: bool = True) -> Iterator[Problem]:
    for language, words in terms.items():
        yield from _language(language, f"{key}.{language}")
        for number, word in enumerate(words):
            yield from _term(word, f"{key}.{language}[{number}]", prefixes)


def _language(language: str, key: str) -> Iterator[Problem]:
    if not (language == "any" or (len(language) == 2 and language.isascii() and language.islower())):
        yield key, f"'{language}' is no language; write a two-letter code, or any."


def _term(term: str, key: str, prefixes: bool) -> Iterator[Problem]:
    words = term.split()
    if not any(character.isalnum() for character in term):
        yield key, "A term needs a letter or a digit."
    elif len(term) > _LONGEST_TERM or len(words) > _MOST_WORDS:
        yield key, f"A term has at most {_MOST_WORDS} words and {_LONGEST_TERM} characters."
    elif any("*" in word[:-1] for word in words) or (words[0].endswith("*") and len(words[0]) < 3):
        yield (
            key,
            "A term is no regular expression: a * ends a word, and in the first word two letters stand before it.",
        )
    elif "*" in term and not prefixes:
        yield key, "The name of a heading is written out; * is for words in the text."


def _words(words: WordList) -> Iterator[Problem]:
    if sum(1 for form in (words.terms, words.words, words.groups) if form) != 1:
        yield "", "A word list has exactly one of terms, words and groups."
    yield from _terms(words.terms, "terms")


def _rule(rule: Rule, pack: Pack, known: list[str]) -> Iterator[Problem]:
    yield from _unknown([rule.group], [group.id for group in pack.groups], "group", "group", listed=False)
    if pack.framework is not None:
        yield from _unknown(rule.replaces, known, "replaces", "section")


def _facts(folder: PackFolder) -> Iterator[Problem]:
    ids = [fact.id for fact in folder.facts.facts]
    yield from _doubles(ids, "facts")
    for number, fact in enumerate(folder.facts.facts):
        if fact.outweighs is not None:
            yield from _unknown([fact.outweighs], ids, f"facts[{number}].outweighs", "fact", listed=False)
        yield from _terms(fact.terms, f"facts[{number}].terms")
        yield from _together(fact.together, f"facts[{number}].together")
        yield from _by_language(fact.described, f"facts[{number}].described")
        if not fact.terms and not fact.together and not fact.described and not fact.note:
            yield f"facts[{number}]", "A fact without terms needs a note that says how it is established."


def _profiles(folder: PackFolder, known: list[str]) -> Iterator[Problem]:
    yield from _doubles((profile.id for profile in folder.profiles.profiles), "profiles")
    for number, profile in enumerate(folder.profiles.profiles):
        for name in ("drop", "recommend", "require"):
            yield from _unknown(getattr(profile, name), known, f"profiles[{number}].{name}", "section")


def _headings(folder: PackFolder, pack: Pack, known: list[str]) -> Iterator[Problem]:
    steps = [step.id for step in pack.framework.steps] if pack.framework else []
    yield from _terms(folder.headings.containers, "containers", prefixes=False)
    yield from _terms(folder.headings.excluding, "excluding", prefixes=False)
    yield from _terms(folder.headings.drawings, "drawings")
    for number, heading in enumerate(folder.headings.ambiguous):
        key = f"ambiguous[{number}]"
        yield from _terms(heading.names, f"{key}.names", prefixes=False)
        yield from _unknown(heading.default, known, f"{key}.default", "section")
        yield from _unknown(heading.also, known, f"{key}.also", "section")
        for place, choice in enumerate(heading.choose):
            yield from _unknown(choice.sections, known, f"{key}.choose[{place}].sections", "section")
            for name in ("before", "after"):
                step = getattr(choice, name)
                if step is not None:
                    yield from _unknown([step], steps, f"{key}.choose[{place}].{name}", "step", listed=False)
    for number, shared in enumerate(folder.headings.shared):
        yield from _terms(shared.names, f"shared[{number}].names", prefixes=False)
        yield from _unknown(shared.sections, known, f"shared[{number}].sections", "section")
    for number, compound in enumerate(folder.headings.compounds):
        yield from _terms(compound.of, f"compounds[{number}].of", prefixes=False)
        yield from _terms(compound.heads, f"compounds[{number}].heads", prefixes=False)
        yield from _unknown([compound.section], known, f"compounds[{number}].section", "section", listed=False)


def _unknown(names: Iterable[str], known: Iterable[str], key: str, what: str, listed: bool = True) -> Iterator[Problem]:
    listing = list(known)
    for number, name in enumerate(names):
        if name not in listing:
            yield (f"{key}[{number}]" if listed else key), unknown(what, name, listing)


def _doubles(ids: Iterable[str], key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, name in enumerate(ids):
        if name in seen:
            yield f"{key}[{number}].id", f"The id '{name}' stands here twice."
        seen.add(name)


def _sections(pack: Pack) -> list[str]:
    return [section.id for section in pack.framework.sections] if pack.framework else []
