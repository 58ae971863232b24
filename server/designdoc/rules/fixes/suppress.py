"""Silencing a finding in the text, with a reason: for the next line, or for the whole file.

These fixes fit every finding, so editors ask for them where they are wanted instead of each finding carrying them.
"""

from __future__ import annotations

from typing import NamedTuple

from designdoc.document.document import Document
from designdoc.document.model import Block, BlockKind, Passage
from designdoc.findings import Finding, Fix
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex


class CommentSyntax(NamedTuple):
    """The signs around a comment."""

    opening: str
    closing: str


MARKDOWN = CommentSyntax("<!--", "-->")
MDX = CommentSyntax("{/*", "*/}")

_REASON = "because …"
_LINE_END = regex(r"\r\n|\n|\r")


def suppress_fixes(document: Document, finding: Finding, syntax: CommentSyntax = MARKDOWN) -> tuple[Fix, ...]:
    """Suppress a finding on its line, and its rule in the whole file, with comments of the document's ``syntax``.

    A finding inside the front matter has no line above it that could hold a comment, so only the file remains.
    """
    front_matter = document.front_matter.span.end if document.front_matter else 0
    line_start = document.lines.line_start(document.lines.line_of(finding.span.start))
    fixes = [_in_file(document, finding.rule, front_matter, syntax)]
    if line_start >= front_matter and _can_hold_comment(document, line_start):
        fixes.insert(0, _on_line(document, finding.rule, line_start, syntax))
    return tuple(fixes)


def _on_line(document: Document, rule: str, offset: int, syntax: CommentSyntax) -> Fix:
    title = f"Suppress {rule} here, with a reason"
    if _goes_on(document.passage_at(offset), offset):
        # On a line of its own the comment would end the paragraph, so it follows the words of the line above.
        above = len(document.text[:offset].rstrip(" \t\r\n\\"))
        plain, snippet = (f" {text}" for text in _comment(f"disable-next-line {rule}", syntax))
        return Fix(title, (TextEdit(Span(above, above), plain, snippet),), asks=True)
    indent = _indentation(document.text, offset)
    plain, snippet = (indent + text for text in _comment(f"disable-next-line {rule}", syntax))
    newline = document.newline
    edit = TextEdit(Span(offset, offset), plain + newline, snippet + newline)
    return Fix(title, (edit,), asks=True)


def _in_file(document: Document, rule: str, offset: int, syntax: CommentSyntax) -> Fix:
    """The comment stands below the front matter, which ends at ``offset``, with one blank line on either side."""
    text, newline = document.text, document.newline
    ends = _LINE_END.match(text, offset) if offset else None
    start = ends.end() if ends else offset
    before = newline if ends else newline * 2 if offset else ""
    after = newline if start == len(text) or _LINE_END.match(text, start) else newline * 2
    plain, snippet = (before + comment + after for comment in _comment(f"disable-file {rule}", syntax))
    edit = TextEdit(Span(start, start), plain, snippet)
    return Fix(f"Suppress {rule} in this file, with a reason", (edit,), asks=True)


def _comment(directive: str, syntax: CommentSyntax) -> tuple[str, str]:
    opening, closing = syntax
    escaped = closing.replace("}", r"\}")
    return (
        f"{opening} designdoc-{directive}: {_REASON} {closing}",
        f"{opening} designdoc-{directive}: ${{1:{_REASON}}} {escaped}",
    )


def _can_hold_comment(document: Document, offset: int) -> bool:
    """Whether a comment on a line of its own may stand before a line: not inside tables and code."""
    content = document.passage_at(offset)
    relative = offset - content.start
    return not any(
        block.span.start < relative < block.span.end and block.kind.value in ("table", "fence", "indented-code")
        for block in content.content.blocks
    )


def _goes_on(passage: Passage, offset: int) -> bool:
    """Whether the line that begins at an offset goes on with a paragraph, in whatever list or quotation it stands."""

    def inside(block: Block) -> bool:
        holds = block.span.start < offset - passage.start < block.span.end
        return holds and (block.kind is BlockKind.PARAGRAPH or any(map(inside, block.children)))

    return any(map(inside, passage.content.blocks))


def _indentation(text: str, offset: int) -> str:
    end = offset
    while end < len(text) and text[end] in " \t":
        end += 1
    return text[offset:end]
