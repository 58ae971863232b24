"""merge: what a pack folder says, laid over what it inherits, as one Pack.

References that end in nothing because a section was left out are dropped from inherited values silently: that is what
leaving out means. A heading for several sections goes when the first of them is gone. In the folder's own files unknown
sections are mistakes, which ``validation`` reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from designdoc.packs.files import PackFile, WordList
from designdoc.packs.folder import PackFolder
from designdoc.packs.merging_headings import joined, only, others, unclaimed, within
from designdoc.packs.model import (
    NO_SECTION,
    Detection,
    Framework,
    Pack,
    Profile,
    Rule,
    Section,
    Terms,
)
from designdoc.records import replace
from designdoc.typed_yaml.reader import laid_over

_NOTHING = Pack("", "", None, ())


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_HasId)


def combine(packs: Sequence[Pack]) -> Pack:
    """Several packs as one, later ones over earlier ones: what a pack that extends them all inherits."""
    combined = _NOTHING
    for pack in packs:
        combined = Pack(
            pack.id,
            pack.title,
            _combined_framework(combined.framework, pack.framework),
            _by_id(combined.rules, pack.rules),
            _by_id(combined.groups, pack.groups),
            _by_id(combined.metrics, pack.metrics),
            _by_id(combined.tasks, pack.tasks),
            _by_id(combined.losses, pack.losses),
            {**combined.lexicon, **pack.lexicon},
            laid_over(combined.answers, pack.answers),
        )
    return combined


def without(inherited: Pack, head: PackFile) -> Pack:
    """What is left of the inherited pack after ``inherit`` and ``without`` of a pack's head."""
    rules = tuple(rule for rule in inherited.rules if rule.id not in head.without.rules)
    framework = inherited.framework
    if framework is not None:
        kept = {s.id for s in framework.sections} if head.inherit is None else set(head.inherit)
        kept -= set(head.without.sections)
        framework = replace(framework, sections=tuple(s for s in framework.sections if s.id in kept))
    return replace(inherited, rules=rules, framework=framework)


def merge(inherited: Pack, folder: PackFolder) -> Pack:
    """The pack of a folder, laid over all that it inherits."""
    head = folder.head
    kept = without(inherited, folder.head)
    framework = _framework(kept.framework, folder)
    known = {section.id for section in framework.sections} if framework else set()
    gone = _section_ids(inherited) - known
    rules = (_rule_within(rule, known, gone) for rule in _by_id(kept.rules, folder.rules.values()))
    return Pack(
        folder.id,
        head.title,
        framework,
        tuple(rule for rule in rules if rule is not None),
        _by_id(inherited.groups, folder.groups.groups),
        _by_id(inherited.metrics, (m for glossary in folder.glossaries for m in glossary.metrics)),
        _by_id(inherited.tasks, (t for glossary in folder.glossaries for t in glossary.tasks)),
        _by_id(inherited.losses, (x for glossary in folder.glossaries for x in glossary.losses)),
        laid_over(inherited.lexicon, {name: _words(words) for name, words in folder.lexicon.items()}),
        _answers(inherited, folder, known),
    )


def _framework(inherited: Framework | None, folder: PackFolder) -> Framework | None:
    head = folder.head
    steps = head.steps or (inherited.steps if inherited else ())
    if not steps:
        return None
    before = inherited or Framework(folder.id, head.title, head.summary, (), ())
    claimed = _claimed(before, folder)
    base = _unclaimed(before, claimed)
    position = {step.id: number for number, step in enumerate(steps)}
    old = {section.id for section in before.sections}
    sections = _by_id(base.sections, (_yielding(s, claimed) if s.id in old else s for s in folder.sections.values()))
    known = {section.id for section in sections}
    return Framework(
        id=folder.id,
        title=head.title,
        summary=head.summary,
        steps=steps,
        sections=tuple(
            _section_within(section, known)
            for section in sorted(sections, key=lambda s: (s.order, position.get(s.step, len(steps)), s.id))
        ),
        requirement_parts=head.requirement_parts or tuple(p for p in base.requirement_parts if p in known),
        system_share=base.system_share if head.system_share is None else head.system_share,
        profiles=tuple(_profile_within(p, known) for p in _by_id(base.profiles, folder.profiles.profiles)),
        facts=_by_id(base.facts, folder.facts.facts),
        headings=within(joined(base.headings, folder.headings), known),
        hints={name: lists for name, lists in laid_over(base.hints, head.hints).items() if name in known},
        detection=_detection(inherited, folder),
    )


def _detection(inherited: Framework | None, folder: PackFolder) -> Detection:
    """How the pack's documents are told. What another pack's documents are told by tells nothing of this one's, unless
    it takes the other's place.
    """
    in_its_place = inherited is not None and inherited.id == folder.id and folder.head.detection == Detection()
    return inherited.detection if inherited is not None and in_its_place else folder.head.detection


def _claimed(base: Framework, folder: PackFolder) -> set[str]:
    """The names of the folder's new sections: what a pack says of a name holds, whatever else the name stood for in the
    pack it extends, and also where the folder changes the section that had it.
    """
    before = {section.id for section in base.sections}
    new = [section for section in folder.sections.values() if section.id not in before]
    titles = {section.title.casefold() for section in new}
    return titles | {name.casefold() for section in new for names in section.synonyms.values() for name in names}


def _unclaimed(base: Framework, claimed: set[str]) -> Framework:
    """The inherited framework without the names that new sections claim."""
    if not claimed:
        return base
    sections = tuple(_yielding(section, claimed) for section in base.sections)
    return replace(base, sections=sections, headings=unclaimed(base.headings, claimed))


def _yielding(section: Section, claimed: set[str]) -> Section:
    return replace(section, synonyms=others(section.synonyms, claimed)) if claimed else section


def _combined_framework(earlier: Framework | None, later: Framework | None) -> Framework | None:
    if earlier is None or later is None:
        return later or earlier
    return replace(
        later,
        steps=_by_id(earlier.steps, later.steps),
        sections=_by_id(earlier.sections, later.sections),
        profiles=_by_id(earlier.profiles, later.profiles),
        facts=_by_id(earlier.facts, later.facts),
        headings=joined(earlier.headings, later.headings),
        hints=laid_over(earlier.hints, later.hints),
    )


def _section_within(section: Section, known: set[str]) -> Section:
    return replace(section, satisfied_by=only(section.satisfied_by, known), implied_by=only(section.implied_by, known))


def _profile_within(profile: Profile, known: set[str]) -> Profile:
    lists = (profile.drop, profile.recommend, profile.require)
    drop, recommend, require = (only(ids, known) for ids in lists)
    return replace(profile, drop=drop, recommend=recommend, require=require)


def _rule_within(rule: Rule, known: set[str], gone: set[str]) -> Rule | None:
    """The rule without the sections that were left out; ``None`` when it spoke of those alone."""
    named = {name for key in ("section", "sections") for name in _names(rule.options.get(key)) if name in known | gone}
    if (named and named <= gone) or (rule.replaces and gone.issuperset(rule.replaces)):
        return None
    return replace(rule, replaces=tuple(name for name in rule.replaces if name not in gone)) if gone else rule


def _names(option: Any) -> Sequence[str]:
    return [option] if isinstance(option, str) else [n for n in option or () if isinstance(n, str)]


def _section_ids(pack: Pack) -> set[str]:
    return {section.id for section in pack.framework.sections} if pack.framework else set()


def _answers(inherited: Pack, folder: PackFolder, known: set[str]) -> Mapping[str, Terms]:
    """The passages that answer the sections of a framework; those of sections that were left out answer none of them
    and tell nothing.
    """
    merged = laid_over(inherited.answers, {name: file.passages for name, file in folder.answers.items()})
    return {name: passages for name, passages in merged.items() if name in known or name == NO_SECTION}


def _words(words: WordList) -> Mapping[str, tuple[str, ...]] | tuple[str, ...]:
    return words.terms or words.groups or words.words


def _by_id(earlier: Iterable[Item], later: Iterable[Item]) -> tuple[Item, ...]:
    """Both lists as one: an item of the later list takes the place of its namesake, the others follow."""
    merged = {item.id: item for item in earlier}
    merged.update({item.id: item for item in later})
    return tuple(merged.values())
