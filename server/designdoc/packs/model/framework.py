"""Framework: a named set of sections with an order and necessities, and everything recognition needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from designdoc.packs.model.headings import FrameworkHeadings
from designdoc.packs.model.section import Role, Section
from designdoc.packs.model.terms import Terms
from designdoc.records import field, record

DEFAULT_PROFILE = "production"
"""The profile of a document for which nobody names one."""


@record
class Step:
    """A step of a framework."""

    id: str
    title: str
    #: What the step achieves, in one sentence.
    goal: str = ""
    #: Its share of a 45-minute interview; together all steps take 45. 0 for a step that may wait until it is over.
    minutes: int = 0


@record
class FactDefinition:
    """A yes/no property of a document, which conditions of sections and rules ask for."""

    id: str
    #: What is true of the document then, in one sentence.
    says: str
    #: The front matter key and value that decide it outright, whatever the text says.
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    #: Terms by language that speak for it.
    terms: Terms = field(default_factory=dict)
    #: Groups of words and quantities that speak for it where all stand in one sentence, item or row.
    together: tuple[tuple[str, ...], ...] = ()
    #: The same groups by language, for words that only documents in it have.
    described: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    #: How many different terms or groups establish it.
    min_hits: int = 2
    #: Whether the whole document is read; otherwise only its top, where a document says what it is about.
    anywhere: bool = False
    #: The fact that it contradicts: of this one, fewer different terms must stand in the text.
    outweighs: str | None = None
    #: How a fact without terms is established from the structure or the numbers of the text.
    note: str = ""

    @property
    def declarations(self) -> tuple[tuple[str, str], ...]:
        """The keys and values of front matter that decide it, as an author writes them."""
        values = self.front_matter.items()
        return tuple((key, str(value).lower() if isinstance(value, bool) else str(value)) for key, value in values)


@record
class Profile:
    """A stage of a design: it shifts necessities and turns rules off, never the content."""

    id: str
    title: str
    #: What the stage asks for, in one sentence.
    says: str
    #: Sections that nobody is asked for.
    drop: tuple[str, ...] = ()
    #: Sections that are recommended at most.
    recommend: tuple[str, ...] = ()
    #: Sections that are required.
    require: tuple[str, ...] = ()
    #: Rules that are off.
    disable_rules: tuple[str, ...] = ()
    #: Groups of rules that are off.
    disable_groups: tuple[str, ...] = ()


ToldBy = Literal["marks", "words", ""]
"""By headings or keys of front matter, by the vocabulary of the domain, or not at all."""


@record
class TellingHeading:
    """A heading by which documents of a framework are told, under any of its names."""

    #: What the heading is called, by language. A document has it when one of its headings is called so, and no more.
    names: Terms
    #: Whether no document is told without it, unless the title says what the document is.
    needed: bool = False


@record
class Lacking:
    """What a document lacks that is left alone, in words for its author that stand behind "left alone:"."""

    #: Words of the domain.
    terms: str = "few of its words are those of the field"
    #: Headings for purpose sections.
    purpose_sections: str = "no heading says what the system is for"
    #: Anything about one of the source sections.
    source_sections: str = "it does not say what the system works on"
    #: Anything about sections whose balance is ml.
    model: str = "it says little about a model"


@record
class Detection:
    """How documents are told that follow a framework without saying so: by keys of their front matter, by headings
    that stand together, or by the vocabulary of the domain; whatever a pack leaves out tells nothing. Of any framework
    a rule can ask whether a document speaks of its domain at all.
    """

    #: Words of the title of a design, by language.
    title_terms: Terms = field(default_factory=dict)
    #: Words of the domain anywhere in the text, by language.
    terms: Terms = field(default_factory=dict)
    #: Words of people who build models and do not name the domain. They count less.
    practice_terms: Terms = field(default_factory=dict)
    #: Words of the titles of designs of whatever domain, by language.
    design_titles: Terms = field(default_factory=dict)
    #: Words of the titles of other documents, by language. They speak against a design and do not rule it out.
    other_titles: Terms = field(default_factory=dict)
    #: Sections that say what a system is for; a heading for one speaks for a design.
    purpose_sections: tuple[str, ...] = ()
    #: Sections of which one is said something in nearly every design and in few other texts of the domain.
    source_sections: tuple[str, ...] = ()
    #: How it is said what a document lacks that is told by the vocabulary, where the words of the domain say it better.
    lacking: Lacking = field(default_factory=Lacking)
    #: Titles, by language, of documents that are no design whatever they speak of.
    excluded_titles: Terms = field(default_factory=dict)
    #: Titles, by language, of forms that are to be filled in; such a document is left alone, too.
    template_titles: Terms = field(default_factory=dict)
    #: Headings, by language, of other kinds of documents; two different ones make a document one of those.
    excluded_headings: Terms = field(default_factory=dict)
    #: Keys of front matter that only documents of this kind have; one of them tells.
    front_matter: tuple[str, ...] = ()
    #: Headings that together tell a document of this kind.
    headings: tuple[TellingHeading, ...] = ()
    #: How many of these headings a document has to have; a title that says what it is counts as one.
    headings_needed: int = 3

    @property
    def told_by(self) -> ToldBy:
        """What the documents are told by."""
        if self.headings or self.front_matter:
            return "marks"
        return "words" if self.terms else ""


@record
class Framework:
    """A named set of sections with an order and necessities, and everything recognition needs to know of it.

    ``hints`` are the word lists that hint at sections, by section.
    """

    id: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    requirement_parts: tuple[str, ...] = ()
    system_share: float | None = None
    profiles: tuple[Profile, ...] = ()
    facts: tuple[FactDefinition, ...] = ()
    headings: FrameworkHeadings = field(default_factory=FrameworkHeadings)
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    detection: Detection = field(default_factory=Detection)

    def in_role(self, *roles: Role) -> tuple[str, ...]:
        """The ids of the sections that have one of the roles, in order."""
        return tuple(section.id for section in self.sections if section.role in roles)

    @property
    def profile_ids(self) -> tuple[str, ...]:
        """The ids of the profiles that a document may name. The default one holds everywhere, also without a profile
        that says what it is.
        """
        return tuple(dict.fromkeys([DEFAULT_PROFILE, *(profile.id for profile in self.profiles)]))

    def section(self, section_id: str) -> Section | None:
        """The section with that id, or ``None``."""
        return next((s for s in self.sections if s.id == section_id), None)
