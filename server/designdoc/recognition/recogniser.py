"""Recogniser: reads a document against one framework and says what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from designdoc.document.document import Document
from designdoc.packs.model import Framework, Pack, Profile
from designdoc.recognition.balance import balance
from designdoc.recognition.conditions import Need, Situation, needs
from designdoc.recognition.coverage import Coverage, Fact, HeadingMatch, SectionCoverage, State
from designdoc.recognition.facts import establish
from designdoc.recognition.headings import HeadingMatcher
from designdoc.recognition.judging import Judge
from designdoc.recognition.keeping import LastAnswer, PerPassage, each
from designdoc.recognition.language import language_of
from designdoc.recognition.measured import Gauge, gauge, measure
from designdoc.recognition.outline import Outline, Placed, reported
from designdoc.recognition.scanning import Scan, Scanner
from designdoc.recognition.testimony import Testimony, Witness
from designdoc.recognition.vocabulary import Vocabulary

DEFAULT_PROFILE = "production"


class Recogniser:
    """Recognises the sections of one pack's framework. Keep one per pack and settings: it remembers its scans."""

    def __init__(self, pack: Pack, synonyms: Mapping[str, Iterable[str]] | None = None) -> None:
        """``synonyms`` are the user's own names of sections (section id -> names).

        Raises ``ValueError`` when the pack holds no framework.
        """
        if pack.framework is None:
            raise ValueError(f"pack {pack.id} has no framework")
        self.pack = pack
        self.framework: Framework = pack.framework
        self.matcher = HeadingMatcher(pack, synonyms)
        self._outline = Outline(self.framework, self.matcher)
        self._scanners: dict[str, Scanner] = {}
        self._witnesses: dict[str, Witness] = {}
        self._judge: Judge | None = None
        self._readings: dict[str, _Reading] = {}
        self._language: LastAnswer[str] = LastAnswer()
        self._counted: LastAnswer[dict[str, str]] = LastAnswer()
        self._facts: LastAnswer[dict[str, Fact]] = LastAnswer()
        self._needed: LastAnswer[dict[str, Need]] = LastAnswer()
        self._reported: LastAnswer[list[tuple[str, ...]]] = LastAnswer()
        self._sides = {section.id: section.balance for section in self.framework.sections}
        self._recognised: WeakKeyDictionary[Document, tuple[str | None, Coverage]] = WeakKeyDictionary()

    def scanner(self, language: str) -> Scanner:
        """The scanner for documents in ``language``; its vocabulary is built on first use."""
        if language not in self._scanners:
            self._scanners[language] = Scanner(Vocabulary(self.pack, language))
        return self._scanners[language]

    def witness(self, language: str) -> Witness:
        """The witness for documents in ``language``."""
        if language not in self._witnesses:
            self._witnesses[language] = Witness(self.scanner(language), self.matcher)
        return self._witnesses[language]

    def language(self, document: Document) -> str:
        """The language that ``document`` is read in (ISO 639-1)."""
        return self._language.get((document.contents,), lambda: language_of(document.contents))

    def recognise(self, document: Document, profile: str | None = None) -> Coverage:
        """What ``document`` covers. ``profile`` wins over the one its front matter names.

        Detection and review ask for the same document one after the other: the last answer is kept with it.
        """
        known = self._recognised.get(document)
        if known is None or known[0] != profile:
            known = self._recognised[document] = (profile, self._recognise(document, profile))
        return known[1]

    def _recognise(self, document: Document, profile: str | None) -> Coverage:
        language = self.language(document)
        scans, testimonies, gauges = self._reading(language).of(document)
        passages = document.passages
        placed = self._outline.place(passages, scans)
        meta = front_matter_values(document)
        chosen = self._profile(profile or meta.get("profile"))
        status = canonical_status(meta.get("status"), self.pack.lexicon)
        counted = self._counted.get((gauges, meta), lambda: measure(gauges, meta))
        facts = self._facts.get(
            ([scan.facts for scan in scans], placed, meta, counted),
            lambda: establish(self.framework, scans, placed, meta, counted),
        )
        need = self._needs(Situation(facts, chosen, status))
        self._judge = Judge(self.framework, self.matcher, passages, testimonies, placed, before=self._judge)
        sections = self._judge.sections(need)
        sections = {id_: _declared_away(id_, coverage, meta) for id_, coverage in sections.items()}
        return Coverage(
            framework=self.framework,
            profile=chosen,
            status=status,
            language=language,
            sections=sections,
            headings=self._headings(document, placed),
            facts=facts,
            requirement_parts={p: sections[p].state is not State.MISSING for p in self.framework.requirement_parts},
            balance=balance(self._sides, placed, scans),
            diagram=any(passage.content.diagrams for passage in passages),
        )

    def _needs(self, situation: Situation) -> dict[str, Need]:
        holding = frozenset(fact.id for fact in situation.facts.values() if fact.holds)
        key = (holding, situation.profile, situation.status)
        return self._needed.get(key, lambda: needs(self.framework, situation))

    def _reading(self, language: str) -> _Reading:
        if language not in self._readings:
            self._readings[language] = _Reading(self.scanner(language), self.witness(language))
        return self._readings[language]

    def _headings(self, document: Document, placed: list[Placed]) -> tuple[HeadingMatch, ...]:
        passages = document.passages
        speaking = [bool(content.units or content.diagrams) for content in document.contents]
        sections = self._reported.get(
            (document.outline, placed, speaking), lambda: [reported(p, passages, placed) for p in passages]
        )
        return tuple(
            HeadingMatch(
                passage.index,
                passage.content.heading.text_span.shift(passage.start),
                passage.content.heading.text,
                named,
                place.exact,
            )
            for passage, place, named in zip(passages, placed, sections, strict=True)
            if passage.content.heading is not None
        )

    def _profile(self, name: object) -> str:
        profiles: tuple[Profile, ...] = self.framework.profiles
        return str(name) if any(p.id == name for p in profiles) else DEFAULT_PROFILE


def front_matter_values(document: Document) -> dict[str, Any]:
    """Front matter, with the keys of its ``designdoc:`` map on top."""
    if document.front_matter is None:
        return {}
    values = dict(document.front_matter.values)
    own = values.get("designdoc")
    if isinstance(own, Mapping):
        values.update(own)
    return values


def canonical_status(value: object, lexicon: Mapping[str, Any]) -> str | None:
    """The canonical name of a status (``wip`` -> ``draft``), or ``None`` for an absent or unknown one."""
    if not isinstance(value, str):
        return None
    wanted = value.strip().lower()
    statuses = lexicon.get("status-values", {})
    for canonical, names in statuses.items() if isinstance(statuses, Mapping) else ():
        if wanted == canonical or wanted.replace(" ", "-") == canonical or wanted in names:
            return str(canonical)
    return None


def _declared_away(section: str, coverage: SectionCoverage, meta: Mapping[str, Any]) -> SectionCoverage:
    """``not_applicable: {section: reason}`` in front matter is the author's own word."""
    away = meta.get("not_applicable", meta.get("not-applicable"))
    if not isinstance(away, Mapping) or section not in away:
        return coverage
    reason = str(away[section] or "").strip()
    return SectionCoverage(
        coverage.section, State.NOT_APPLICABLE, coverage.necessity, (), coverage.passages, reason or "says the author"
    )


class _Reading:
    """What all passages of a document hold, read in one language."""

    def __init__(self, scanner: Scanner, witness: Witness) -> None:
        self._scans = PerPassage(scanner.scan_all)
        self._testimonies = PerPassage(each(witness.hear))
        self._gauges = PerPassage(each(lambda content: gauge(scanner.scan(content))))

    def of(self, document: Document) -> tuple[list[Scan], list[Testimony], list[Gauge]]:
        """The scans, testimonies and gauges in the order of the passages."""
        contents = document.contents
        return self._scans.of(contents), self._testimonies.of(contents), self._gauges.of(contents)


__all__ = ["Recogniser", "Scan", "canonical_status", "front_matter_values"]
