"""Detector: is this Markdown file a design document of a framework's kind at all?

It must be sure before it speaks: a README, a changelog or an RFC must stay silent in the editor. What the author or the
settings say is decided elsewhere (``rules/reviewers``); here only the text counts. A pack names the marks of its
documents (``telling_headings``) or the vocabulary of its domain. By vocabulary, some documents are ruled out at once:
those with the title of a lesson or a model card, or with two headings of a decision record or a model card; templates
and checklists, because they ask where a design answers; and what hardly speaks of the field, or not of a model. Of the
others, outlines are told by what they decide in few words (``outlines``), and all else by signs that are weighed
(``signs``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import PassageContent
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.detection.glances import Glances, Sums
from designdoc.recognition.detection.interview_outline import InterviewOutline
from designdoc.recognition.detection.signs import Signs
from designdoc.recognition.detection.telling_headings import LONGEST_TITLE
from designdoc.recognition.detection.titles import Title, Titles
from designdoc.recognition.headings.text import is_numbered
from designdoc.recognition.incremental import ContentColumn, LastAnswer
from designdoc.recognition.memo import LANGUAGES_KEPT, Recent
from designdoc.recognition.recogniser import Recogniser
from designdoc.recognition.terms.passage_terms import PassageTerms, index_of

_DOMAIN, _PRACTICE = "domain", "practice"
_PRACTICE_WORTH = 0.6
"""What a word of people who build models counts, where a word that names the field counts one."""
_FEWEST_FIELD_WORDS = 3
"""With fewer words of the field a document is not even read, unless its title says that it is a design."""
_FEWEST_MODEL_SECTIONS = 1.5
"""With fewer sections about the model, a thin one counting half, it is about a system around a model at most."""
_HEADINGS_OF_ANOTHER_KIND = 2
"""How many different headings of another kind of document make a document one of that kind."""
_WORDS_PER_SECTION = 8
"""The fewest words for each section that a document names; with fewer it is a form."""
_WORTH = {State.COVERED: 1.0, State.THIN: 0.5}
"""How much a section counts of which something is said, by its state."""


_Foreign = tuple[str, tuple[int, ...]] | None
"""A heading with the numbers of the names in it that sections of other documents have; ``None`` without any."""


class Detected(NamedTuple):
    """The framework a document follows (``None``: it is left alone), and why we think so, as words for the user.
    ``kind`` is the framework of a template, which is left alone; ``perhaps`` the one whose field a document speaks of
    that may be a design and is not surely one.
    """

    framework: str | None
    why: str
    kind: str | None = None
    perhaps: str | None = None


class Detector:
    """Detects documents of one framework. Keep it: it remembers its vocabulary and the passages it has read."""

    def __init__(self, recogniser: Recogniser) -> None:
        """``recogniser`` is asked for what a document covers, so its scans are used twice."""
        self._recogniser = recogniser
        self._detection = recogniser.framework.detection
        self._glances = Glances(recogniser)
        self._verdict: LastAnswer[Detected] = LastAnswer()
        self._titles: dict[str, Titles] = {}
        self._foreign: Recent[str, ContentColumn[_Foreign]] = Recent(LANGUAGES_KEPT)
        self._field: dict[str, PassageTerms] = {}

    def detect(self, document: Document, told: str | None = None) -> Detected:
        """The framework when the document is surely one of its kind; ``told`` is why its marks say so, if they do."""
        language = self._recogniser.language(document)
        framework = self._recogniser.framework.id
        kind = framework if told is not None else None
        title = self._titles_in(language).read((document.title or "")[:LONGEST_TITLE])
        ruled_out = self._ruled_out_at_a_glance(document, language, title, kind)
        if ruled_out is not None:
            return ruled_out
        field_words = self._field_words(document, language) if told is None else 0.0
        if told is None and not title.of_field and field_words < _FEWEST_FIELD_WORDS:
            return Detected(None, self._detection.lacking.terms)
        coverage = self._recogniser.recognise(document)
        sums = self._glances.at(document, language)
        seen = coverage.sections, coverage.headings, sums, field_words, title, told
        return self._verdict.get(seen, lambda: self._verdict_on(coverage, sums, field_words, title, told))

    def _verdict_on(
        self, coverage: Coverage, sums: Sums, field_words: float, title: Title, told: str | None
    ) -> Detected:
        """The verdict on a document that was read."""
        framework = self._recogniser.framework.id
        kind = framework if told is not None else None
        if sums.asks:
            return Detected(None, "it asks more than it says, as a template or a checklist does", kind)
        if told is None and self._outline(coverage, sums, title).tells_a_design:
            return Detected(framework, "its notes go through the steps of a design")
        if _only_names(coverage, sums):
            return Detected(None, "it says too little about its sections", kind, perhaps=framework)
        if told is not None:
            return Detected(framework, told)
        if self._about_the_model(coverage) < _FEWEST_MODEL_SECTIONS:
            return Detected(None, self._detection.lacking.model, perhaps=framework)
        signs = Signs(
            field_words=field_words,
            known_headings=_share(bool(heading.sections) for heading in coverage.headings),
            purposes=self._purposes(coverage),
            source=any(_is_said(coverage, section) for section in self._detection.source_sections),
            titled_as_field=title.of_field,
            titled_as=title.leaning,
            numbered=is_numbered(title.text),
            questions=sums.questions,
        )
        if not signs.tells_a_design:
            return Detected(None, signs.most_lacking(self._detection.lacking), perhaps=framework)
        return Detected(
            framework, "its title says so" if title.of_field else "its words and headings are those of a design"
        )

    def _ruled_out_at_a_glance(
        self, document: Document, language: str, title: Title, kind: str | None
    ) -> Detected | None:
        """The verdict on a document whose title or headings say that it is no design; ``None`` for any other."""
        if title.excluded:
            return Detected(None, f"its title is not that of a design: '{title.text}'")
        if title.template:
            return Detected(None, f"its title is that of a template: '{title.text}'", kind)
        foreign = self._headings_of_another_kind(document, language)
        if len(foreign) >= _HEADINGS_OF_ANOTHER_KIND:
            named = " and ".join(f"'{heading}'" for heading in foreign[:_HEADINGS_OF_ANOTHER_KIND])
            return Detected(None, f"its headings {named} are those of another kind of document")
        return None

    def _outline(self, coverage: Coverage, sums: Sums, title: Title) -> InterviewOutline:
        """What was seen of a document that may be an outline."""
        said = [s.section for s in coverage.sections.values() if s.state in _WORTH]
        return InterviewOutline(
            words=sums.words,
            sections=len(said),
            steps=len({section.step for section in said}),
            about_model=self._about_the_model(coverage),
            decisions=sums.decisions,
            notes=sums.notes,
            titled_otherwise=title.leaning < 0 or is_numbered(title.text),
        )

    def _titles_in(self, language: str) -> Titles:
        if language not in self._titles:
            self._titles[language] = Titles(self._detection, language)
        return self._titles[language]

    def _headings_of_another_kind(self, document: Document, language: str) -> list[str]:
        """The headings that hold the name of a section of other documents, one for each name."""
        column = self._foreign.get(language, lambda: self._foreign_in(language))
        found: dict[int, str] = {}
        for heading, terms in filter(None, column.of(document.contents)):
            for term in terms:
                found.setdefault(term, heading)
        return list(found.values())

    def _foreign_in(self, language: str) -> ContentColumn[_Foreign]:
        index = index_of(self._detection.excluded_headings, language)

        def foreign(contents: Sequence[PassageContent]) -> Iterator[_Foreign]:
            headings = [content.heading.text if content.heading is not None else "" for content in contents]
            for heading, hits in zip(headings, index.find_in_each(headings), strict=True):
                yield (heading, tuple([term for term, _, _ in hits])) if hits else None

        return ContentColumn(foreign)

    def _field_words(self, document: Document, language: str) -> float:
        """How many different words of the field stand in the prose; those of its practice count less."""
        if language not in self._field:
            words = {_DOMAIN: self._detection.terms, _PRACTICE: self._detection.practice_terms}
            self._field[language] = PassageTerms(words, language)
        found = self._field[language].count(document.contents)
        return found[_DOMAIN] + found[_PRACTICE] * _PRACTICE_WORTH

    def _about_the_model(self, coverage: Coverage) -> float:
        return sum(_WORTH.get(s.state, 0.0) for s in coverage.sections.values() if s.section.balance == "ml")

    def _purposes(self, coverage: Coverage) -> int:
        """How many of the sections that say what a system is for have a heading."""
        headed = {section for heading in coverage.headings for section in heading.sections}
        return len(headed.intersection(self._detection.purpose_sections))


def _is_said(coverage: Coverage, section: str) -> bool:
    found = coverage.sections.get(section)
    return found is not None and found.state in _WORTH


def _share(of: Iterable[bool]) -> float:
    """The share of those that hold; 0 of nothing."""
    held = list(of)
    return sum(held) / len(held) if held else 0.0


def _only_names(coverage: Coverage, sums: Sums) -> bool:
    """Whether a document lists the sections of the framework without saying anything in them.

    A section that a sentence describes, or whose model or tools it names, is more than named.
    """
    named = sum(s.state in _WORTH for id_, s in coverage.sections.items() if id_ not in sums.described)
    return sums.words < _WORDS_PER_SECTION * named
