"""Nothing says who wrote the document, when, and whether it still holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from designdoc.document.model import PassageContent
from designdoc.findings import Fix
from designdoc.packs.model import Pack
from designdoc.recognition.memo import Recent
from designdoc.recognition.quantities import Measure, read
from designdoc.recognition.quantities.dates import MONTHS
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.fixes.deferred import DeferredEdits
from designdoc.rules.seeing.sees import has_words, titles, with_options
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.regex import regex

_DATE_LINE = regex(
    r"^[ \t*_]*(?:(?:[0-9]{1,2}\.?[ ])?(?:de[ ])?([^\W\d_]{3,10})(?:[ ][0-9]{1,2},?)?[ ](?:de[ ])?(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})[ \t*_\\]*$",
    re.MULTILINE,
)
"""A line that may be a date and nothing else, as it stands below the names of authors; its month, if it is a word."""


_LONGEST_LINE = 40
"""The most words of a first paragraph that may be about the document itself."""


@record
class Options:
    """``keys`` are words that name a piece of metadata, by language, ``any`` those that mean it in every language. One
    of them is enough, since "no metadata" would then be wrong: in the ``first`` or the ``last`` lines at the start of a
    line, an item or a cell and before a colon or in a table, or as the end of a short heading with text below it. A
    date on a line of its own is metadata without a key, and so is one in the title or in the short line below it.
    """

    keys: dict[str, tuple[str, ...]]
    first: int = 25
    last: int = 10


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the title."""
    if view.document.front_matter is not None:
        return
    view.looked_at.update((_ends_of(options), has_words, titles))
    if view.document.text.startswith("+++"):
        return
    keys = (*options.keys.get("any", ()), *options.keys.get(view.language, ()))
    known = view.of_pack(_lines_known)
    if any(known.get((part, keys), partial(_holds_metadata, part, keys)) for part in _ends(view, options)):
        return
    if _is_headed(view, keys) or _is_dated(view):
        return
    fix = Fix("Insert front matter", DeferredEdits(lambda: (_insertion(view),)), asks=True)
    yield Hit(view.headline, fixes=(fix,), context="front matter")


def _ends(view: DocumentView, options: Options) -> tuple[str, str]:
    """The first and the last lines of a document."""
    text, lines = view.document.text, view.document.lines
    first = min(options.first, lines.line_count) - 1
    last = max(lines.line_of(view.extent.end) + 1 - options.last, 0)
    return text[: lines.line_span(first).end], text[lines.line_start(last) :]


@with_options
def _ends_of(view: DocumentView, content: PassageContent, options: Options) -> object:
    return _ends(view, options)


def _is_headed(view: DocumentView, keys: tuple[str, ...]) -> bool:
    """Whether a heading such as "Status" or "Proposal status" has text below it."""
    ends = _end_of_heading(keys)
    return any(
        passage.heading is not None and passage.content.word_count and ends.fullmatch(passage.heading.text)
        for passage in view.document.passages
    )


def _is_dated(view: DocumentView) -> bool:
    """Whether the title or a short first paragraph below it names a day: "Third version, 2 June"."""
    content = view.document.contents[view.title_index or 0]
    if content.heading is not None and any(quantity.measure is Measure.DATE for quantity in read(content.heading.text)):
        return True
    block = [unit.span for unit in content.units if unit.block == content.units[0].block]
    if not block or len(content.reading[block[0].start : block[-1].end].split()) > _LONGEST_LINE:
        return False
    return any(q.measure is Measure.DATE and q.span.start < block[-1].end for q in view.scan(content).quantities)


def _insertion(view: DocumentView) -> TextEdit:
    """Only the author knows the status and the day, so they stand there to be filled in or not at all: a document that
    calls itself a draft is judged more gently.
    """
    title = _scalar(view.document.title or "")
    lines = ["---", f"title: {title}", "authors: []", "---", "", ""]
    snippet = ["---", f"title: ${{1:{title}}}", "authors: [${2:name}]", "status: ${3:draft}"]
    snippet += [f"created: ${{4:{view.calendar.today()}}}", "---", "", ""]
    return TextEdit(Span(0, 0), view.newline.join(lines), view.newline.join(snippet))


_Lines = tuple[str, tuple[str, ...]]
"""Lines of a document, and the keys that are looked for in them."""


def _lines_known(pack: Pack, language: str) -> Recent[_Lines, bool]:
    """Whether lines hold metadata; most edits that let the check run leave both ends of the document as they are."""
    return Recent(_MOST_ENDS)


_MOST_ENDS = 4
"""Of how many ends of documents it is kept: those of two that somebody goes back and forth between."""


def _holds_metadata(lines: str, keys: tuple[str, ...]) -> bool:
    return _key_before_value(keys).search(lines) is not None or any(map(_is_date, _DATE_LINE.finditer(lines)))


def _is_date(line: re.Match[str]) -> bool:
    return line[1] is None or line[1].lower() in MONTHS


@lru_cache(maxsize=8)
def _key_before_value(keys: tuple[str, ...]) -> re.Pattern[str]:
    """A key before a colon or in a cell, or one that is bold at the start of a line and has something after it."""
    names = _one_of(keys)
    return re.compile(
        rf"(?:^|[|>*_\-+,;·]|<td>|<th>)[ \t*_]*(?:{names})[ \t*_]*(?:\(s\))?[ \t*_]*[:：|]"
        rf"|^[ \t]*(?:\*\*|__)(?:{names})(?:\*\*|__)[ \t]+\S",
        re.IGNORECASE | re.MULTILINE,
    )


@lru_cache(maxsize=8)
def _end_of_heading(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:[\d.]+ +)?(?:\w+ +)?(?:{_one_of(keys)})\W*", re.IGNORECASE)


def _one_of(keys: tuple[str, ...]) -> str:
    return "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))


def _scalar(text: str) -> str:
    """A text as a YAML scalar, quoted where YAML would read it as something else."""
    plain = re.fullmatch(r"[^\W\d_][\w ,.()/&+\-]*", text) is not None
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
