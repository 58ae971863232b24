"""Snapshot and OpenDocument: the state of the editor at one moment, frozen, so that nobody has to lock anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from designdoc.records import field, record
from designdoc.text import Span
from designdoc.text.line_index import LineIndex

if TYPE_CHECKING:
    from designdoc.document.document import Document


class Replaced(NamedTuple):
    """A stretch of an older text and the length of what stands there now: all that an incremental parse must know."""

    span: Span
    length: int

    def then(self, span: Span, length: int) -> Replaced:
        """One replacement for this one and a later one, whose ``span`` counts in the text after this one, as a single
        replacement of the smallest stretch that holds both.
        """
        start, end = self.span
        end_now = start + self.length
        low, high = min(start, span.start), max(end_now, span.end)
        return Replaced(Span(low, end + high - end_now), high - low - (span.end - span.start) + length)


class OpenDocument:
    """One version of a document that is open in the editor. Immutable; a change makes a new one.

    The text and its lines are there at once, because the next change needs them. Parsing waits until somebody asks
    for ``document``: twenty changes that arrive before anybody asks cost one parse of what they touched together.
    ``memory`` keeps what was made of this version, by whoever made it, and goes with it.
    """

    __slots__ = (
        "__weakref__",
        "_base",
        "_document",
        "_replaced",
        "key",
        "language",
        "lines",
        "memory",
        "path",
        "text",
        "uri",
        "version",
    )

    def __init__(self, key: str, uri: str, path: str | None, language: str, version: int | None, text: str) -> None:
        self.key = key
        self.uri = uri
        self.path = path
        self.language = language
        self.version = version
        self.text = text
        self.lines = LineIndex(text)
        self.memory: dict[object, object] = {}
        self._document: Document | None = None
        self._base: Document | None = None
        self._replaced: Replaced | None = None

    @property
    def document(self) -> Document:
        """The parsed document, made from the last version that was parsed and the stretch that changed since."""
        if self._document is None:
            # Parsers are imported where they are needed: the first answer to the editor does not wait for them.
            if self._base is not None and self._replaced is not None:
                from designdoc.document.incremental import reparse

                self._document = reparse(self._base, self.text, *self._replaced, self.lines)
                self._base = None
            else:
                from designdoc.document.parse import parse

                self._document = parse(self.text)
        return self._document

    def edited(self, version: int | None, span: Span, text: str) -> OpenDocument:
        """The next version, with ``text`` in place of ``span``."""
        new_text = self.text[: span.start] + text + self.text[span.end :]
        new = self._successor(version, new_text, self.lines.edited(new_text, span))
        if self._document is not None:
            new._base, new._replaced = self._document, Replaced(span, len(text))
        elif self._base is not None and self._replaced is not None:
            new._base, new._replaced = self._base, self._replaced.then(span, len(text))
        return new

    def replaced(self, version: int | None, text: str) -> OpenDocument:
        """The next version with an entirely new text, treated as the smallest edit that leads there."""
        from designdoc.text.apply import minimal_edit

        edit = minimal_edit(self.text, text)
        if edit is None:
            return self.edited(version, Span(0, 0), "")
        return self.edited(version, edit.span, edit.text)

    def _successor(self, version: int | None, text: str, lines: LineIndex) -> OpenDocument:
        new = OpenDocument.__new__(OpenDocument)
        new.key, new.uri, new.path, new.language = self.key, self.uri, self.path, self.language
        new.version, new.text, new.lines, new.memory = version, text, lines, {}
        new._document = new._base = new._replaced = None
        return new


@record
class Folder:
    """A workspace folder: where the search for ``.designdoc.yaml`` stops and where workspace requests look."""

    uri: str
    path: str | None
    name: str


@record
class Snapshot:
    """All open documents and folders at one moment. ``revision`` grows with every change of settings or packs, so two
    snapshots of equal revision judge equal texts equally.
    """

    revision: int = 0
    documents: Mapping[str, OpenDocument] = field(default_factory=dict)
    folders: tuple[Folder, ...] = ()
