"""Recogniser: reads a document against one framework and says what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import repeat
from typing import Any

from designdoc.document.document import Document
from designdoc.document.model import Heading
from designdoc.packs.model import DEFAULT_PROFILE, Framework, Pack, Profile
from designdoc.recognition.assessment.assessor import Assessor
from designdoc.recognition.assessment.necessity import Need, Situation, needs
from designdoc.recognition.balance import balance
from designdoc.recognition.columns import ColumnKeeper, Columns
from designdoc.recognition.coverage import Coverage, Fact, HeadingMatch, SectionCoverage, State
from designdoc.recognition.evidence.extraction import EvidenceExtractor, mostly_asks
from designdoc.recognition.evidence.facts import establish, top_passages
from designdoc.recognition.evidence.label_groups import LabelGroups
from designdoc.recognition.evidence.measured import measure
from designdoc.recognition.headings.matcher import HeadingMatcher
from designdoc.recognition.headings.placer import Placed, Placer
from designdoc.recognition.headings.shown import ShownSections
from designdoc.recognition.incremental import LastAnswer
from designdoc.recognition.likeness.likeness import Likeness
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent
from designdoc.recognition.scanning.prompts import Prompts, prompts_of
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.scanner import Scanner
from designdoc.recognition.status import canonical_status
from designdoc.recognition.terms.vocabulary import Vocabularies
from designdoc.recognition.words.language import LanguageReader
from designdoc.records import replace

_SITUATIONS_KEPT = 16
"""For how many sets of facts that hold the needs are kept: documents of one kind differ in few."""


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
        self._placer = Placer(self.framework, self.matcher)
        self._shown = ShownSections(self.framework)
        self._label_groups = LabelGroups(self.framework.sections)
        self._in_code = frozenset(section.id for section in self.framework.sections if section.evidence.in_code)
        self._brief = frozenset(section.id for section in self.framework.sections if section.evidence.brief)
        self._vocabularies = Vocabularies(pack)
        self._scanners: dict[str, Scanner] = {}
        self._extractors: dict[str, EvidenceExtractor] = {}
        self._likenesses: Recent[str, Likeness] = Recent(LANGUAGES_KEPT)
        self._column_keepers: Recent[str, ColumnKeeper] = Recent(LANGUAGES_KEPT)
        self._assessor: Assessor | None = None
        self._language = LanguageReader()
        self._counted: LastAnswer[dict[str, str]] = LastAnswer()
        self._facts: LastAnswer[dict[str, Fact]] = LastAnswer()
        self._top: LastAnswer[list[int]] = LastAnswer()
        self._needs: Recent[tuple[object, ...], dict[str, Need]] = Recent(_SITUATIONS_KEPT)
        self._shown_sections: LastAnswer[list[tuple[str, ...]]] = LastAnswer()
        self._headings: LastAnswer[tuple[HeadingMatch, ...]] = LastAnswer()
        self._asking: LastAnswer[bool] = LastAnswer()
        self._balance: LastAnswer[tuple[float, float] | None] = LastAnswer()
        self._sides = {section.id: section.balance for section in self.framework.sections}
        self._recognised: tuple[Document, str | None, Coverage] | None = None
        self._concluded: tuple[tuple[object, ...], Coverage] | None = None

    @cached_property
    def _prompts(self) -> Prompts:
        return prompts_of(self.pack)

    def scanner(self, language: str) -> Scanner:
        """The scanner for documents in ``language``; its vocabulary is built on first use."""
        if language not in self._scanners:
            self._scanners[language] = Scanner(partial(self._vocabularies.of, language), self._prompts, self._in_code)
        return self._scanners[language]

    def scans(self, language: str, document: Document) -> list[Scan]:
        """The scan of every passage of a document in ``language``."""
        return self._columns(language, document).scans

    def extractor(self, language: str) -> EvidenceExtractor:
        """The extractor of evidence for documents in ``language``."""
        if language not in self._extractors:
            self._extractors[language] = EvidenceExtractor(
                self.scanner(language), self.matcher, self._label_groups, self._brief
            )
        return self._extractors[language]

    def likeness(self, language: str) -> Likeness:
        """What tells which section a sentence in ``language`` sounds like; it is made on first use."""
        return self._likenesses.get(language, lambda: Likeness(self.pack, language))

    def language(self, document: Document) -> str:
        """The language that ``document`` is read in (ISO 639-1)."""
        return self._language.language_of(document)

    def recognise(self, document: Document, profile: str | None = None) -> Coverage:
        """What ``document`` covers. ``profile`` wins over the one its front matter names.

        Detection and review ask for the same document one after the other: the last answer is kept.
        """
        known = self._recognised
        if known is None or known[0] is not document or known[1] != profile:
            known = self._recognised = (document, profile, self._recognise(document, profile))
        return known[2]

    def _recognise(self, document: Document, profile: str | None) -> Coverage:
        language = self.language(document)
        columns = self._columns(language, document)
        placed = self._placer.place(document, language, columns.titles, columns.scans)
        rests_on = (language, profile, document.front_matter, document.outline, placed, *columns[1:])
        before, assessor = self._concluded, self._assessor
        if before is not None and before[0] == rests_on and assessor and assessor.stays(document, columns.scans):
            # The same is said, if at other places in its passages.
            return replace(before[1], proofs=assessor.proofs(before[1].sections))
        coverage = self._conclude(document, profile, language, columns, placed)
        self._concluded = rests_on, coverage
        return coverage

    def _conclude(
        self, document: Document, profile: str | None, language: str, columns: Columns, placed: list[Placed]
    ) -> Coverage:
        """What follows from the evidence in a document and the places of its headings."""
        meta = document.metadata
        chosen = self._profile(profile or meta.get("profile"))
        status = canonical_status(meta.get("status"), self.pack.lexicon)
        counted = self._counted.get((columns.gauges, meta), lambda: measure(columns.gauges, meta))
        facts = self._facts.get(
            (columns.facts, placed, meta, counted),
            lambda: establish(self.framework, columns.facts, self._top_of(placed), meta, counted),
        )
        situation = Situation(facts, chosen, status)
        need = self._needs.get(situation.decisive, lambda: needs(self.framework, situation))
        asking = self._asking.get((columns.attitudes,), lambda: mostly_asks(columns.attitudes))
        self._assessor = Assessor(
            self.framework,
            document,
            columns.scans,
            columns.evidence,
            placed,
            asking=asking,
            before=self._assessor,
        )
        sections = _without_declared_away(self._assessor.sections(need), meta)
        return Coverage(
            framework=self.framework,
            profile=chosen,
            status=status,
            language=language,
            sections=sections,
            proofs=self._assessor.proofs(sections),
            headings=self._headings_of(document, columns, placed),
            facts=facts,
            requirement_parts={p: sections[p].state is not State.MISSING for p in self.framework.requirement_parts},
            balance=self._balance.get((placed, columns.words), lambda: balance(self._sides, placed, columns.words)),
            diagram=True in columns.drawn,
        )

    def _top_of(self, placed: list[Placed]) -> list[int]:
        return self._top.get((placed,), lambda: top_passages(self.framework, placed))

    def _columns(self, language: str, document: Document) -> Columns:
        keeper = self._column_keepers.get(
            language, lambda: ColumnKeeper(self.scanner(language), self.extractor(language))
        )
        return keeper.of(document.contents)

    def _headings_of(self, document: Document, columns: Columns, placed: list[Placed]) -> tuple[HeadingMatch, ...]:
        """The headings and what they stand for; the same object as last time as long as no heading changes."""
        shown = self._shown_sections.get(
            (document.outline, columns.filled, placed),
            lambda: [self._shown.of(passage, placed) for passage in document.passages],
        )
        return self._headings.get((columns.headings, shown, placed), lambda: _matches(columns.headings, shown, placed))

    def _profile(self, name: object) -> str:
        profiles: tuple[Profile, ...] = self.framework.profiles
        return str(name) if any(p.id == name for p in profiles) else DEFAULT_PROFILE


def _matches(
    headings: Sequence[Heading | None], shown: Sequence[tuple[str, ...]], placed: Sequence[Placed]
) -> tuple[HeadingMatch, ...]:
    """The headings with what they are shown to stand for, made without running Python code for each."""
    rows = [
        (index, heading.text_span, heading.text, sections, place.exact)
        for index, (heading, sections, place) in enumerate(zip(headings, shown, placed, strict=True))
        if heading is not None
    ]
    return tuple(map(tuple.__new__, repeat(HeadingMatch), rows))


def _without_declared_away(
    sections: Mapping[str, SectionCoverage], meta: Mapping[str, Any]
) -> Mapping[str, SectionCoverage]:
    """``not_applicable: {section: reason}`` in front matter is the author's own word."""
    away = meta.get("not_applicable", meta.get("not-applicable"))
    if not isinstance(away, Mapping):
        return sections
    return {id_: _declared_away(coverage, away[id_]) if id_ in away else coverage for id_, coverage in sections.items()}


def _declared_away(coverage: SectionCoverage, why: object) -> SectionCoverage:
    reason = str(why or "").strip() or "says the author"
    return SectionCoverage(coverage.section, State.NOT_APPLICABLE, coverage.necessity, coverage.passages, reason)
