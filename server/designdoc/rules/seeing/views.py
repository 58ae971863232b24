"""What checks see: one passage with its surroundings, or the document with its coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from designdoc.document.document import Document
from designdoc.document.model import Passage, PassageContent
from designdoc.packs.model import Framework, Pack, Section
from designdoc.recognition.coverage import Coverage, HeadingMatch, State
from designdoc.recognition.likeness.likeness import Likeness
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.terms.vocabulary import WORDS
from designdoc.records import record
from designdoc.rules.seeing import sees
from designdoc.rules.seeing.memory import MadeOfPack, PackMemory, Value
from designdoc.rules.seeing.scope import Belonging
from designdoc.rules.seeing.shape import Shape
from designdoc.text import Span
from designdoc.workspace.calendar import Calendar

if TYPE_CHECKING:
    from designdoc.rules.check import See


@record
class Surroundings:
    """All that a passage check may know of the rest of the document. Two equal surroundings give equal hits."""

    language: str = "en"
    profile: str = ""
    status: str | None = None
    facts: frozenset[str] = frozenset()


@record
class PassageView:
    """A passage for a passage check: its content, the sections it belongs to, and its surroundings.

    ``belonging`` keeps the sections of its own heading apart from those of the nearest heading above that stands for
    one.
    """

    content: PassageContent
    belonging: Belonging
    surroundings: Surroundings
    pack_memory: PackMemory
    scan: Scan

    @property
    def pack(self) -> Pack:
        """The pack the document is held against."""
        return self.pack_memory.pack

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections the passage belongs to."""
        return self.belonging.sections

    def belongs_to(self, sections: Sequence[str]) -> bool:
        """Whether the passage belongs to one of the sections."""
        return not set(sections).isdisjoint(self.sections)

    def of_pack(self, make: Callable[[Pack, str], Value]) -> Value:
        """What ``make`` makes of the pack and the document's language; made once."""
        made: Value = self.pack_memory.in_language(self.surroundings.language)[make]
        return made

    def words(self, name: str) -> tuple[Span, ...]:
        """Where the passage's prose holds a word of one of the pack's word lists (``lexicon/<name>.yaml``)."""
        return self.scan.found.get((WORDS, name), ())

    def capitals(self, name: str) -> tuple[str, ...]:
        """The words of a word list that are written in capitals, such as ``TBD``."""
        listed = self.pack.lexicon.get(name, {})
        languages = listed.values() if isinstance(listed, Mapping) else (listed,)
        return tuple(word for words in languages for word in words if word.isascii() and word.isupper())

    @property
    def heading_text(self) -> str:
        """The heading's words, empty for text before the first heading."""
        return self.content.heading.text if self.content.heading else ""

    def quote(self, span: Span) -> str:
        """The source text of a place in the passage."""
        return self.content.text[span.start : span.end]


@record(cached=True)
class DocumentView:
    """A document for a document check: the text, the coverage, and what follows from both.

    ``shape`` is what follows from its headings. ``scans`` are what recognition found in each passage, ``scan`` gives
    that of a content, ``mentions`` the word lists that have a word anywhere in it, including headings, diagrams and
    code. ``likeness`` gives the classifier that says which section a sentence sounds like, in the language of the
    document. ``exists`` answers whether a path relative to the document's folder exists; ``None`` when the document
    has no place on a disk.
    ``calendar`` says which day it is. ``thorough`` asks for hints even where they change no severity.
    """

    document: Document
    coverage: Coverage
    pack_memory: PackMemory
    shape: Shape
    scans: Sequence[Scan]
    scan: Callable[[PassageContent], Scan]
    mentions: Callable[[Sequence[PassageContent]], list[frozenset[str]]]
    likeness: Callable[[], Likeness]
    exists: Callable[[str], bool] | None
    calendar: Calendar
    thorough: bool = False

    @property
    def pack(self) -> Pack:
        """The pack the document is held against."""
        return self.pack_memory.pack

    @property
    def framework(self) -> Framework:
        """The framework the document is held against."""
        return self.coverage.framework

    @property
    def language(self) -> str:
        """The document's language (ISO 639-1)."""
        return self.coverage.language

    @property
    def title_index(self) -> int | None:
        """The index of the passage whose heading is the document's title."""
        return self.shape.title_index

    @property
    def match_of(self) -> Mapping[int, HeadingMatch]:
        """The headings that stand for sections, by passage index."""
        return self.shape.match_of

    @property
    def scope(self) -> tuple[Belonging, ...]:
        """The sections each passage belongs to, by passage index."""
        return self.shape.scope

    @cached_property
    def unplaced(self) -> Mapping[PassageContent, int]:
        """The passages with text that belong to no section, with their indices, in order."""
        contents = self.document.contents
        return {contents[index]: index for index in self.shape.unplaced if not contents[index].bare}

    @cached_property
    def hardly_placed(self) -> bool:
        """Whether most passages with text belong to no section."""
        return 2 * len(self.unplaced) > sum(not content.bare for content in self.document.contents)

    def passages_of(self, *sections: str) -> list[Passage]:
        """The passages that belong to one of some sections."""
        passages = self.document.passages
        return [passages[index] for index in self.shape.belonging_to(sections)]

    @property
    def top_level(self) -> int:
        """The level of the document's main headings: the level below the title, else the highest there is."""
        return self.shape.top_level

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the passages of the document are surrounded by."""
        facts = frozenset(fact.id for fact in self.coverage.facts.values() if fact.holds)
        return Surroundings(self.coverage.language, self.coverage.profile, self.coverage.status, facts)

    def passage_view(self, passage: Passage) -> PassageView:
        """A passage as passage checks see it."""
        content = passage.content
        belonging, surroundings = self.scope[passage.index], self.surroundings
        return PassageView(content, belonging, surroundings, self.pack_memory, self.scan(content))

    def of_pack(self, make: Callable[[Pack, str], Value]) -> Value:
        """What ``make`` makes of the pack and the document's language; made once."""
        made: Value = self.made_of_pack[make]
        return made

    @cached_property
    def made_of_pack(self) -> MadeOfPack:
        """What checks make of the pack in the document's language."""
        return self.pack_memory.in_language(self.coverage.language)

    @cached_property
    def looked_at(self) -> set[See]:
        """What a check has looked at through this view so far. ``running/documents.py`` clears and reads it around each
        check.
        """
        return set()

    @cached_property
    def found(self) -> frozenset[tuple[str, str]]:
        """What is found anywhere in the prose, word lists and entries of the glossary, each behind its kind. Who looks
        at it sees ``words_found``.
        """
        return frozenset[tuple[str, str]]().union(*[scan.found for scan in self.scans])

    def has_words(self, least: int) -> bool:
        """Whether the document has at least so many words of prose."""
        self.looked_at.add(sees.has_words_in_all(least))
        return self.words >= least

    @cached_property
    def words(self) -> int:
        """How many words of prose the document has. A check asks whether it ``has_words`` enough."""
        return self.document.word_count

    @cached_property
    def extent(self) -> Span:
        """From the first to the last character that is no white space."""
        text = self.document.text
        end = len(text.rstrip())
        return Span(len(text) - len(text.lstrip()) if end else 0, end)

    @property
    def newline(self) -> str:
        """The line end that the document uses."""
        return self.document.newline

    def section(self, section_id: str) -> Section | None:
        """A section of the framework by its id."""
        covered = self.coverage.sections.get(section_id)
        return covered.section if covered else None

    def state(self, section_id: str) -> State | None:
        """How well a section is covered, ``None`` when the framework has no such section."""
        covered = self.coverage.sections.get(section_id)
        return covered.state if covered else None

    def present(self, section_id: str) -> bool:
        """Whether a section is there at all, covered or thin."""
        return self.state(section_id) in (State.COVERED, State.THIN)

    def says(self, words: str) -> bool:
        """Whether a word of one of the pack's word lists stands anywhere in the document's prose."""
        self.looked_at.add(sees.words_found)
        return (WORDS, words) in self.found

    def mentioned(self, words: str) -> bool:
        """Whether a word of a word list stands anywhere in the document, including headings, diagrams and code.

        A list that has no words in the document's language cannot tell, and then the answer is yes.
        """
        listed = self.pack.lexicon[words]
        if isinstance(listed, Mapping) and self.language not in listed and "any" not in listed:
            return True
        if self.says(words):
            return True
        self.looked_at.add(sees.mentioned)
        return any(words in lists for lists in self.mentions(self.document.contents))

    def first_heading(self, *section_ids: str) -> HeadingMatch | None:
        """The first heading that stands for one of the sections."""
        return next((m for m in self.coverage.headings if not set(section_ids).isdisjoint(m.sections)), None)

    def line_number(self, span: Span) -> int:
        """The line on which a place begins, counted from 1 as people do."""
        self.looked_at.add(sees.lines)
        return self.document.lines.line_of(span.start) + 1

    @property
    def first_line(self) -> Span:
        """The first line of the document, without its line end."""
        text = self.document.text
        end = text.find("\n")
        return Span(0, len(text[: end if end >= 0 else len(text)].rstrip("\r")))

    @property
    def headline(self) -> Span:
        """Where findings about the whole document stand: at its title, or else on its first line."""
        title = self.title_index
        return self.heading_span(self.document.passages[title]) if title is not None else self.first_line

    def subtree_span(self, passage: Passage) -> Span:
        """A passage with everything below its heading, sub-headings included."""
        after = passage.subtree_end
        passages = self.document.passages
        return Span(passage.start, passages[after].start if after < len(passages) else len(self.document.text))

    def heading_span(self, passage: Passage) -> Span:
        """The place of a passage's heading in the document; its first line where it has none."""
        if passage.heading is not None:
            return passage.heading.span.shift(passage.start)
        end = passage.content.text.find("\n")
        return Span(passage.start, passage.start + (end if end >= 0 else len(passage.content.text)))
