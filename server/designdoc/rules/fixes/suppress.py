"""Silencing a finding in the text, with a reason: for the next line, or for the whole file.

These fixes fit every finding, so editors ask for them where they are wanted instead of each finding carrying them.
"""

from __future__ import annotations

from designdoc.document.document import Document
from designdoc.findings import Finding, Fix
from designdoc.text import Span, TextEdit

_REASON = "because …"


def suppress_fixes(document: Document, finding: Finding, *, mdx: bool = False) -> tuple[Fix, ...]:
    """Suppress a finding on its line, and its rule in the whole file; in MDX with the comments that MDX allows.

    A finding inside the front matter has no line above it that could hold a comment, so only the file remains.
    """
    front_matter = document.front_matter.span.end if document.front_matter else 0
    line_start = document.lines.line_start(document.lines.line_of(finding.span.start))
    fixes = [_in_file(document, finding.rule, front_matter, mdx=mdx)]
    if line_start >= front_matter and _can_hold_comment(document, line_start):
        fixes.insert(0, _on_line(document, finding.rule, line_start, mdx=mdx))
    return tuple(fixes)


def _on_line(document: Document, rule: str, offset: int, *, mdx: bool) -> Fix:
    indent = _indentation(document.text, offset)
    plain, snippet = (indent + text for text in _comment(f"disable-next-line {rule}", mdx=mdx))
    newline = document.newline
    edit = TextEdit(Span(offset, offset), plain + newline, snippet + newline)
    return Fix(f"Suppress {rule} here, with a reason", (edit,), asks=True)


def _in_file(document: Document, rule: str, offset: int, *, mdx: bool) -> Fix:
    plain, snippet = _comment(f"disable-file {rule}", mdx=mdx)
    newline = document.newline
    text = document.text
    before = newline if offset and not text[:offset].endswith(("\n", "\r")) else ""
    edit = TextEdit(Span(offset, offset), before + plain + newline * 2, before + snippet + newline * 2)
    return Fix(f"Suppress {rule} in this file, with a reason", (edit,), asks=True)


def _comment(directive: str, *, mdx: bool) -> tuple[str, str]:
    opening, closing = ("{/*", "*/}") if mdx else ("<!--", "-->")
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


def _indentation(text: str, offset: int) -> str:
    end = offset
    while end < len(text) and text[end] in " \t":
        end += 1
    return text[offset:end]
