"""Scaffolds as they are inserted: at a heading level, with a title, with the document's line ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from designdoc.packs.model import Section
from designdoc.packs.scaffold import as_snippet, as_text, asking, at, escaped, parse
from designdoc.text.regex import regex

_HEADING_LINE = regex(r"\A\s*#+ [^\n]*\n+")
_STOP_NUMBER = regex(r"(?<!\\)\$\{(\d+)")
_FENCE = regex(r"^(```+)\w[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_NOT_APPLICABLE = {
    "en": "Not applicable: because ",
    "ru": "Неприменимо: потому что ",
    "zh": "不适用：因为",
    "ja": "該当なし：理由は",
    "ko": "해당 없음: 이유는 ",
    "es": "No aplica: porque ",
    "pt": "Não se aplica: porque ",
    "fr": "Sans objet : parce que ",
    "de": "Nicht zutreffend: weil ",
}


class Rendered(NamedTuple):
    """A text to insert, as plain Markdown and as an LSP snippet with tab stops."""

    plain: str
    snippet: str


def title_in(section: Section, language: str) -> str:
    """The section's title in the document's language: the first of its names there."""
    names = section.synonyms.get(language, ()) if language != "en" else ()
    return names[0][:1].upper() + names[0][1:] if names else section.title


@lru_cache(maxsize=128)
def _rendered(scaffold: str, newline: str) -> Rendered:
    """A scaffold as both texts. Choices are left out of the snippet, as many editors insert them literally."""
    pieces = parse(scaffold)
    snippet = as_snippet(asking(pieces), choices=False).rstrip() + "\n"
    return Rendered(as_text(pieces).replace("\n", newline), snippet.replace("\n", newline))


def section_text(section: Section, level: int, title: str, newline: str) -> Rendered:
    """The whole section, heading and scaffold, with its heading at ``level`` (6 at most) and under ``title``."""
    return _with_heading(_scaffold_of(section), min(level, 6), title, newline)


def _scaffold_of(section: Section) -> str:
    """The scaffold; one without any text asks the section's first question, or an empty heading would be inserted."""
    heading = _HEADING_LINE.match(section.scaffold)
    if heading is not None and section.scaffold[heading.end() :].strip() not in ("", "$0"):
        return section.scaffold
    prompt = escaped(section.questions[0] if section.questions else section.title)
    return f"{heading[0].strip() if heading else f'# {escaped(section.title)}'}\n\n${{1:{prompt}}}\n$0\n"


@lru_cache(maxsize=512)
def _with_heading(scaffold: str, level: int, title: str, newline: str) -> Rendered:
    return _rendered(at(scaffold, level, title), newline)


def section_body(section: Section, level: int, newline: str) -> Rendered:
    """The scaffold without its heading, for a heading of that level that exists already."""
    return _without_heading(_scaffold_of(section), min(level, 6), newline)


@lru_cache(maxsize=512)
def _without_heading(scaffold: str, level: int, newline: str) -> Rendered:
    return _rendered(_HEADING_LINE.sub("", at(scaffold, level), count=1), newline)


def line_text(line: str, newline: str) -> Rendered:
    """A line with tab stops, such as a rule offers to add, after a blank line."""
    rendered = _rendered(line, newline)
    return Rendered(newline * 2 + rendered.plain.rstrip(), newline * 2 + rendered.snippet.rstrip())


def fence_in(section: Section, newline: str) -> Rendered | None:
    """The first fenced block of a scaffold, such as its diagram, with its tab stops numbered from 1."""
    found = _FENCE.search(section.scaffold)
    if found is None:
        return None
    numbers = sorted({int(number) for number in _STOP_NUMBER.findall(found[0])})
    fence = _STOP_NUMBER.sub(lambda m: f"${{{numbers.index(int(m[1])) + 1}", found[0])
    return _rendered(fence, newline)


def not_applicable_phrase(language: str) -> tuple[str, str]:
    """The words that say that a section does not apply, up to the reason, as plain text and as a snippet."""
    phrase = _NOT_APPLICABLE.get(language, _NOT_APPLICABLE["en"])
    return f"{phrase}…", f"{phrase}${{1:…}}"


def not_applicable_text(level: int, title: str, language: str, newline: str) -> Rendered:
    """A section under its title with nothing but the claim that it does not apply, waiting for the reason."""
    heading = f"{'#' * min(level, 6)} {title}{newline * 2}"
    plain, snippet = not_applicable_phrase(language)
    return Rendered(heading + plain + newline, heading + snippet + newline)
