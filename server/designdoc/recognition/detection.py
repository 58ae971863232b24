"""Detection: is this Markdown file a document of a framework's kind at all?

It must be sure before it speaks: a README, a changelog or an RFC must stay silent in the editor. What the author or the
settings say is decided elsewhere (``rules/reviewers``); here only the text counts. A pack names the marks of its
documents (``telling_headings``) or the vocabulary of its domain. By vocabulary, a design is recognised where three
things come together: the words of the field, sections about the model, and a named way to measure it. A title that says
so ("ML system design of ...") stands in for the first and the last. The title of a lesson or a model card rules the
document out, and so do two headings of a decision record or a model card, which designs do not have. People who build
models seldom say "machine learning"; their words ("LightGBM", "backtest") count as well, in a text that says something
about as many sections as only a design does. Templates and checklists are recognised because they ask where a design
answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.recognition.coverage import Coverage, SectionCoverage, State
from designdoc.recognition.evidence.extraction import attitude, mostly_asks
from designdoc.recognition.evidence.scan import Scan
from designdoc.recognition.recogniser import Recogniser
from designdoc.recognition.telling_headings import LONGEST_TITLE
from designdoc.recognition.terms import vocabulary as v
from designdoc.recognition.terms.index import TermIndex
from designdoc.recognition.terms.passage_terms import PassageTerms, index_of

_DOMAIN, _PRACTICE = "domain", "practice"
_DOMAIN_TERMS = 4
"""The fewest different words of the field in a text about machine learning."""
_MODEL_SECTIONS = 2.0
"""The fewest sections about the model that a design covers, a thin one counting half."""
_MODEL_SECTIONS_UNDER_TITLE = 1.5
"""The same where the title already says that it is a design."""
_HEADINGS_OF_ANOTHER_KIND = 2
"""How many different headings of another kind of document make a document one of that kind."""
_MODEL_SECTIONS_OF_PRACTICE = 6.0
"""The fewest sections about the model in a text that names the field only by the words of its practice."""
_SECTIONS_OF_PRACTICE = 18.0
"""The fewest sections of any kind that such a text covers, a thin one counting half."""
_WORDS_OF_PRACTICE = 120
"""The most words for each of these sections: a long text says a little about everything by chance."""
_WORDS_PER_SECTION = 8
"""The fewest words for each section that a document names; with fewer it is an outline."""

_WORTH = {State.COVERED: 1.0, State.THIN: 0.5}
"""How much a section counts, by its state."""


class Detected(NamedTuple):
    """The framework a document follows (``None``: it is left alone), and why we think so, as words for the user.
    ``kind`` is the framework of a template, which is left alone.
    """

    framework: str | None
    why: str
    kind: str | None = None


class Detector:
    """Detects documents of one framework. Keep it: it remembers its vocabulary and the passages it has read."""

    def __init__(self, recogniser: Recogniser) -> None:
        """``recogniser`` is asked for what a document covers, so its scans are used twice."""
        self._recogniser = recogniser
        self._detection = recogniser.framework.detection
        self._ml_sections = {s.id for s in recogniser.framework.sections if s.balance == "ml"}
        self._metrics = {metric.id for metric in recogniser.pack.metrics if metric.kind == "offline"}
        self._titles: dict[str, tuple[TermIndex[None], ...]] = {}
        self._foreign: dict[str, TermIndex[None]] = {}
        self._field: dict[str, PassageTerms] = {}

    def detect(self, document: Document, told: str | None = None) -> Detected:
        """The framework when the document is surely one of its kind; ``told`` is why its marks say so, if they do."""
        language = self._recogniser.language(document)
        title = (document.title or "")[:LONGEST_TITLE]
        telling, excluding, forms = self._title_terms(language)
        framework = self._recogniser.framework.id
        kind = framework if told is not None else None
        if excluding.find(title):
            return Detected(None, f"its title is not that of a design: '{title}'")
        if forms.find(title):
            return Detected(None, f"its title is that of a template: '{title}'", kind)
        foreign = self._headings_of_another_kind(document, language)
        if len(foreign) >= _HEADINGS_OF_ANOTHER_KIND:
            named = " and ".join(f"'{heading}'" for heading in foreign[:_HEADINGS_OF_ANOTHER_KIND])
            return Detected(None, f"its headings {named} are those of another kind of document")
        titled = told is None and bool(telling.find(title))
        practical = told is None and not titled and not self._speaks_of_the_field(document, language, _DOMAIN)
        if practical and not self._speaks_of_the_field(document, language, _DOMAIN, _PRACTICE):
            return Detected(None, "few of its words are those of machine learning")
        coverage = self._recogniser.recognise(document)
        scans = [self._recogniser.scanner(language).scan(passage.content) for passage in document.passages]
        evidence = self._recogniser.extractor(language).extract_all(document.contents)
        if mostly_asks(list(map(attitude, evidence))):
            return Detected(None, "it asks more than it says, as a template or a checklist does", kind)
        if _only_names(coverage, scans):
            return Detected(None, "it says too little about its sections", kind)
        if told is not None:
            return Detected(framework, told)
        wanted = _MODEL_SECTIONS_UNDER_TITLE if titled else _MODEL_SECTIONS
        if self._about_the_model(coverage) < wanted:
            return Detected(None, "it says little about a model")
        if practical and not self._covers_much(coverage, sum(scan.words for scan in scans)):
            return Detected(None, "it says little of what a design says")
        if not titled and not self._measures(scans):
            return Detected(None, "it names no way to measure a model")
        return Detected(framework, "its title says so" if titled else "it describes, measures and names a model")

    def _title_terms(self, language: str) -> tuple[TermIndex[None], ...]:
        """Words in titles of designs, in titles that rule a design out, and in titles of templates."""
        if language not in self._titles:
            own = self._detection
            kinds = own.title_terms, own.excluded_titles, own.template_titles
            self._titles[language] = tuple(index_of(terms, language) for terms in kinds)
        return self._titles[language]

    def _headings_of_another_kind(self, document: Document, language: str) -> list[str]:
        """The headings that hold the name of a section of other documents, one for each name."""
        if language not in self._foreign:
            self._foreign[language] = index_of(self._detection.excluded_headings, language)
        index = self._foreign[language]
        headings = [passage.heading.text for passage in document.passages if passage.heading is not None]
        found: dict[int, str] = {}
        for heading, hits in zip(headings, index.find_in_each(headings), strict=True):
            for term, _, _ in hits:
                found.setdefault(term, heading)
        return list(found.values())

    def _speaks_of_the_field(self, document: Document, language: str, *lists: str) -> bool:
        """Whether enough words of the lists, ``_DOMAIN`` and ``_PRACTICE``, stand in the prose."""
        if language not in self._field:
            words = {_DOMAIN: self._detection.terms, _PRACTICE: self._detection.practice_terms}
            self._field[language] = PassageTerms(words, language)
        return self._field[language].at_least(_DOMAIN_TERMS, document.contents, *lists)

    def _covers_much(self, coverage: Coverage, words: int) -> bool:
        said = _said_of(coverage.sections.values())
        dense = words <= _WORDS_OF_PRACTICE * said
        return (
            dense and said >= _SECTIONS_OF_PRACTICE and self._about_the_model(coverage) >= _MODEL_SECTIONS_OF_PRACTICE
        )

    def _about_the_model(self, coverage: Coverage) -> float:
        """The number of sections about the model that the document covers; a thin one counts half."""
        return _said_of(s for s in coverage.sections.values() if s.section.id in self._ml_sections)

    def _measures(self, scans: list[Scan]) -> bool:
        return any(kind == v.METRIC and metric in self._metrics for scan in scans for kind, metric in scan.found)


def _said_of(sections: Iterable[SectionCoverage]) -> float:
    """Of how many of the sections a document says something; a thin one counts half."""
    return sum(_WORTH.get(section.state, 0.0) for section in sections)


def _only_names(coverage: Coverage, scans: list[Scan]) -> bool:
    """Whether a document lists the sections of the framework without saying anything in them.

    A section that a sentence describes, or whose model or tools it names, is more than named.
    """
    telling = (v.DESCRIBING, v.NAME)
    described = {s for scan in scans for s, marks in scan.marks.items() if any(m.kind in telling for m in marks)}
    named = sum(s.state in (State.COVERED, State.THIN) for id_, s in coverage.sections.items() if id_ not in described)
    return sum(scan.words for scan in scans) < _WORDS_PER_SECTION * named
