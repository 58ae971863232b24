"""Coverage: what recognition says about a document, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from designdoc.packs.model import Framework, Necessity, Section
from designdoc.records import record
from designdoc.text import Span

if TYPE_CHECKING:
    from designdoc.document.document import Document


class State(str, Enum):
    """How well a document covers a section."""

    COVERED = "covered"
    THIN = "thin"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


class How(str, Enum):
    """What kind of text proves a section."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"
    DIAGRAM = "diagram"


class Proof(NamedTuple):
    """One place that is evidence for a section: the passage and the span in it, what kind of text it is, and the words
    that count. Like a passage's content it knows no place in the document, so that an edit elsewhere leaves it alone.
    """

    passage: int
    span: Span
    how: How
    words: str

    def place(self, document: Document) -> Span:
        """Where it stands in ``document``, which is the one that was read."""
        return self.span.shift(document.starts[self.passage])


@record
class SectionCoverage:
    """The assessment of one section: its state, its necessity for this document, the passages under its headings, the
    reason for a necessity or state that facts or the author decided ("no model is trained here"), whether it is thin
    only because a section is there that implies it, and whether all its headings stand below one that says what the
    design leaves out.
    """

    section: Section
    state: State
    necessity: Necessity
    passages: tuple[int, ...] = ()
    reason: str = ""
    implied: bool = False
    left_out: bool = False


class HeadingMatch(NamedTuple):
    """A heading of the document and the at most two sections it stands for. ``text_span`` is the place of its words
    in its passage. ``exact`` is true when the whole heading is a known name of the section.
    """

    passage: int
    text_span: Span
    text: str
    sections: tuple[str, ...]
    exact: bool

    def place(self, document: Document) -> Span:
        """Where its words stand in ``document``, which is the one that was read."""
        return self.text_span.shift(document.starts[self.passage])


@record
class Fact:
    """A yes/no property of the document ("online-serving"), with what decided it: front matter or the words found.
    ``terms`` are the different terms that speak for it, as the pack writes them.
    """

    id: str
    holds: bool
    why: str
    declared: bool = False
    terms: tuple[str, ...] = ()


@record
class Coverage:
    """Everything recognition says about one document against one framework. ``proofs`` prove the states of sections."""

    framework: Framework
    profile: str
    status: str | None
    language: str
    sections: Mapping[str, SectionCoverage]
    proofs: Mapping[str, tuple[Proof, ...]]
    headings: tuple[HeadingMatch, ...]
    facts: Mapping[str, Fact]
    requirement_parts: Mapping[str, bool]
    balance: tuple[float, float] | None
    diagram: bool

    def holds(self, fact: str) -> bool:
        """Whether a fact is established; unknown facts do not hold."""
        found = self.facts.get(fact)
        return found is not None and found.holds

    @property
    def required(self) -> tuple[SectionCoverage, ...]:
        """The sections required for this document after facts and profile, without those that do not apply."""
        return tuple(
            s
            for s in self.sections.values()
            if s.necessity is Necessity.REQUIRED and s.state is not State.NOT_APPLICABLE
        )

    @property
    def tally(self) -> tuple[int, int]:
        """How many of the required sections are covered, and how many there are; a thin one is not covered yet."""
        required = self.required
        return sum(section.state is State.COVERED for section in required), len(required)
