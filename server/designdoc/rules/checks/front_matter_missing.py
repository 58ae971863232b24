"""Nothing says who wrote the document, when, and whether it still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from designdoc.findings import Fix
from designdoc.records import record
from designdoc.rules.check import Hit, document_check
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.places import first_line
from designdoc.rules.views import DocumentView
from designdoc.text import Span, TextEdit


@record
class Options:
    """``keys`` are words that name a piece of metadata; ``at_least`` of them in the first ``lines`` lines, each at the
    start of a line, an item or a cell and before a colon or in a table, are metadata as good as front matter.
    """

    keys: tuple[str, ...]
    at_least: int = 2
    lines: int = 25


@document_check
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, on the first line."""
    if view.document.front_matter is not None:
        return
    last = min(options.lines, view.document.lines.line_count) - 1
    head = view.document.text[: view.document.lines.line_span(last).end]
    if _metadata_in(head, options.keys) >= options.at_least or head.startswith("+++"):
        return
    fix = Fix("Insert front matter", False, DeferredEdits(lambda: (_insertion(view),)))
    yield Hit(first_line(view), fixes=(fix,), context="front matter")


def _insertion(view: DocumentView) -> TextEdit:
    title, today = _scalar(view.document.title or ""), view.calendar.today()
    lines = ["---", f"title: {title}", "authors: []", "status: draft", f"created: {today}", "---", "", ""]
    snippet = ["---", f"title: ${{1:{title}}}", "authors: [${2:name}]", "status: ${3:draft}"]
    snippet += [f"created: {today}", "---", "", ""]
    return TextEdit(Span(0, 0), view.newline.join(lines), view.newline.join(snippet))


@lru_cache(maxsize=32)
def _metadata_in(head: str, keys: tuple[str, ...]) -> int:
    """How many different keys the first lines of a document hold."""
    return len({match[1].casefold() for match in _key_before_value(keys).finditer(head)})


@lru_cache(maxsize=8)
def _key_before_value(keys: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    return re.compile(rf"(?:^|[|>*_\-+,;·]|<td>|<th>)[ \t*_]*({words})[ \t*_]*(?:\(s\))?[ \t*_]*[:：|]", re.I | re.M)


def _scalar(text: str) -> str:
    """A text as a YAML scalar, quoted where YAML would read it as something else."""
    plain = re.fullmatch(r"[^\W\d_][\w ,.()/&+\-]*", text) is not None
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
