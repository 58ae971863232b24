"""The document model: a Document is a sequence of Passages, and a Passage is placed PassageContent.

PassageContent is position-free: every span in it counts from the first code point of the passage, and it is a pure
function of the passage's own text. That makes it the unit of reuse: after an edit, untouched passages keep their
content *object*, and whatever was computed from it (recognition, findings) is found again by identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from designdoc.document.word_count import count_words
from designdoc.records import field, record
from designdoc.text import Span


class BlockKind(str, Enum):
    """The kinds of block that the rest of designdoc distinguishes (CommonMark names where CommonMark has one)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET_LIST = "bullet-list"
    ORDERED_LIST = "ordered-list"
    LIST_ITEM = "list-item"
    TABLE = "table"
    FENCE = "fence"
    INDENTED_CODE = "indented-code"
    QUOTE = "quote"
    HTML = "html"
    COMMENT = "comment"
    THEMATIC_BREAK = "thematic-break"
    LINK_DEFINITION = "link-definition"
    FRONT_MATTER = "front-matter"


@record
class Heading:
    """A heading. ``span`` covers all its lines without the final line break, ``text_span`` the raw text between the
    markers; ``text`` is that text without inline markup. ``style`` is ``atx``, ``setext`` or ``html``.
    """

    level: int
    span: Span
    text_span: Span
    text: str
    style: str


class Cell(NamedTuple):
    """A table cell: ``span`` is its trimmed source (empty at the right place when blank), ``text`` without markup."""

    span: Span
    text: str


@record
class Table:
    """A GFM table: header cells, then body rows. A row has at most as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Block(NamedTuple):
    """One block. Containers (lists, items, quotes) hold ``children``; only the fields of its kind are set.

    ``content_span`` is the text inside: a paragraph without indentation and quote markers' first column, the lines
    between the fences of a code block, a list item after its marker. ``info`` is a fence's info string (lower-case
    first word is the language). ``checked`` is the state of a task-list item, ``None`` for an ordinary one.
    """

    kind: BlockKind
    span: Span
    content_span: Span
    children: tuple[Block, ...] = ()
    heading: Heading | None = None
    table: Table | None = None
    info: str = ""
    checked: bool | None = None


class Link(NamedTuple):
    """A link or image of ``kind`` ``inline``, ``reference``, ``autolink`` or ``html``. ``target_span`` is the source of
    ``target``; ``text`` that of the link or alternative. ``Document.link_definitions`` knows the target of a reference.
    """

    kind: str
    span: Span
    target_span: Span
    target: str
    text: str
    image: bool = False


class LabelKind(str, Enum):
    """What makes a piece of text stand like a heading without being one."""

    BOLD_PARAGRAPH = "bold-paragraph"
    BOLD_LEAD_IN = "bold-lead-in"
    LIST_LABEL = "list-label"
    OUTLINE_ITEM = "outline-item"
    PLAIN_LEAD_IN = "plain-lead-in"
    PLAIN_LINE = "plain-line"
    ROW_LABEL = "row-label"
    NESTED_HEADING = "nested-heading"
    HTML_HEADING = "html-heading"


class Label(NamedTuple):
    """A pseudo-heading: ``span`` is the label itself, ``scope`` the text it labels (up to the next label of its kind,
    or the end of its block). ``text`` is without markup and trailing colon.
    """

    kind: LabelKind
    span: Span
    scope: Span
    text: str


class DiagramKind(str, Enum):
    """How a diagram is written."""

    MERMAID = "mermaid"
    PLANTUML = "plantuml"
    OTHER_TEXT = "other-text"
    ASCII = "ascii"
    IMAGE = "image"
    LINK = "link"

    @property
    def written(self) -> bool:
        """Whether the diagram is text that can be read here, and no picture somewhere else."""
        return self not in (DiagramKind.IMAGE, DiagramKind.LINK)


@record
class Diagram:
    """A diagram: ``source_span`` is the text of a textual one (inside the fence) or the destination of an image."""

    kind: DiagramKind
    span: Span
    source_span: Span
    alt: str = ""


class UnitKind(str, Enum):
    """The smallest pieces of text within which words belong together."""

    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"


class Unit(NamedTuple):
    """A sentence of a paragraph (in a long list item too), a list item's own text (without nested lists), or a table
    row (the header row is a unit as well). ``span`` is relative to the passage; ``block`` is the index in
    ``PassageContent.blocks`` of the top-level block it belongs to; ``quoted`` is true inside a block quote.
    """

    kind: UnitKind
    span: Span
    block: int
    quoted: bool = False


class LinkDefinition(NamedTuple):
    """``[label]: target "title"``. ``label`` is normalised as CommonMark compares labels."""

    label: str
    span: Span
    target_span: Span
    target: str


class DirectiveKind(str, Enum):
    """What a designdoc comment in the text asks for; unknown is what means nothing here ("ignore")."""

    DISABLE = "disable"
    ENABLE = "enable"
    DISABLE_NEXT_LINE = "disable-next-line"
    DISABLE_FILE = "disable-file"
    UNKNOWN = "unknown"


@record
class Directive:
    """``<!-- designdoc-disable RULE, RULE: reason -->``, or in ``{/* … */}``: ``span``. Without rules it means all."""

    kind: DirectiveKind
    span: Span
    rules: tuple[str, ...]
    rule_spans: tuple[Span, ...]
    reason: str

    def shift(self, offset: int) -> Directive:
        """The same directive, ``offset`` code points further on."""
        moved = tuple(span.shift(offset) for span in self.rule_spans)
        return Directive(self.kind, self.span.shift(offset), self.rules, moved, self.reason)


class PassageContent:
    r"""A heading with everything up to the next top-level heading of any level, without position.

    ``reading`` has exactly the length of ``text``: what a reader takes in as prose stays at its own offset; headings,
    code, link destinations, HTML, comments, front matter and markup characters are blanked with spaces, and every line
    end is ``\n``. Offsets found in it are therefore offsets in ``text``. The text of block quotes stays, and
    ``quotes`` says where they are. ``units`` are the sentences, items and rows in order, and ``unread`` what is blanked
    within running text, but for comments and signs: code, destinations, tags. Values are compared by identity, so they
    can key caches, and ``memory`` keeps what was made of the content, by the function that made it. ``before`` is the
    content of which this one was made by typing into a word of its prose or into its heading. A passage is ``bare``
    when it is a heading that is nothing but words: no more can be said of it than of them.
    """

    __slots__ = (
        *("text", "heading", "blocks", "reading", "labels", "links", "diagrams", "comments", "units", "quotes"),
        *("definitions", "directives", "unread", "memory", "before", "bare", "_words"),
    )

    def __init__(
        self,
        text: str,
        heading: Heading | None,
        blocks: tuple[Block, ...],
        reading: str,
        labels: tuple[Label, ...],
        links: tuple[Link, ...],
        diagrams: tuple[Diagram, ...],
        comments: tuple[Span, ...],
        units: tuple[Unit, ...] = (),
        quotes: tuple[Span, ...] = (),
        definitions: tuple[LinkDefinition, ...] = (),
        directives: tuple[Directive, ...] = (),
        unread: tuple[Span, ...] = (),
        before: PassageContent | None = None,
    ) -> None:
        self.text = text
        self.heading = heading
        self.blocks = blocks
        self.reading = reading
        self.labels, self.links = labels, links
        self.diagrams, self.comments = diagrams, comments
        self.units, self.quotes = units, quotes
        self.definitions, self.directives, self.unread = definitions, directives, unread
        self.memory: dict[object, object] = {}
        self.before = before
        self.bare = not (blocks or links or diagrams)
        self._words: int = 0 if self.bare else -1 if before is None else before._words

    @property
    def word_count(self) -> int:
        """The words of the reading; each Chinese or Japanese character counts as one, a Korean word as one."""
        if self._words < 0:
            self._words = count_words(self.reading)
        return self._words


class Passage(NamedTuple):
    """PassageContent at its place. ``start`` is its offset in the document; ``parent`` and ``children`` are indices of
    passages (the outline), ``subtree_end`` the index after its last descendant.
    """

    index: int  # type: ignore[assignment]
    start: int
    content: PassageContent
    parent: int | None
    children: tuple[int, ...]
    subtree_end: int

    @property
    def span(self) -> Span:
        """The passage in the document, heading included."""
        return Span(self.start, self.start + len(self.content.text))

    @property
    def heading(self) -> Heading | None:
        """The heading with spans relative to the passage; ``None`` for text before the first heading."""
        return self.content.heading

    @property
    def level(self) -> int:
        """The heading's level, 0 for text before the first heading."""
        return self.content.heading.level if self.content.heading else 0


@record
class FrontMatter:
    """YAML between ``---`` lines at the very start. When it could not be read, ``mistake`` says why and where, and
    ``values`` holds the simple entries in it. Spans are in the document.
    """

    span: Span
    values: Mapping[str, Any]
    key_spans: Mapping[str, Span]
    mistake: tuple[str, Span] | None = None
    value_spans: Mapping[str, Span] = field(default_factory=dict)
