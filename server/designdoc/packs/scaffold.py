"""Scaffolds: Markdown with tab stops in LSP snippet syntax, and the three ways to insert one.

Editors that know choices (``${1|a,b|}``) get them, editors that do not get the first choice as a placeholder, and plain
text shows every tab stop as a prompt in angle brackets, so that nothing inserted looks like a finished statement
(``asking`` does the same for snippets).
"""

from __future__ import annotations

import re
from typing import TypeAlias

from designdoc.records import record
from designdoc.text.regex import regex

_STOP = regex(
    r"\$\{(?P<number>\d+)(?:\|(?P<choices>(?:[^|\\]|\\.)*)\||:(?P<text>(?:[^}\\]|\\.)*))?\}"
    r"|\$(?P<bare>\d+)"
    r"|\$\{?(?P<variable>[A-Z][A-Z_]*)\}?"
)
_HEADING = regex(r"^(#{1,6})[ \t]+([^\n]*)", re.MULTILINE)
_DEEPEST = 6


@record
class TabStop:
    """A place to fill in. ``number`` 0 is where the cursor ends; the first choice is the one preset."""

    number: int
    choices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What stands there at first."""
        return self.choices[0] if self.choices else ""


@record
class Variable:
    """A value that the editor knows, such as ``CURRENT_YEAR``."""

    name: str


Piece: TypeAlias = "str | TabStop | Variable"


class ScaffoldError(ValueError):
    """A scaffold is no snippet; ``args[0]`` is a sentence that says why."""


def parse(scaffold: str) -> tuple[Piece, ...]:
    """The pieces of a scaffold. Raises ``ScaffoldError`` for a ``$`` that begins no tab stop and is not escaped."""
    pieces: list[Piece] = []
    position = start = 0
    while match := _STOP.search(scaffold, start):
        if _escaped(scaffold, match.start()):
            start = match.start() + 1
            continue
        pieces.append(_literal(scaffold[position : match.start()]))
        pieces.append(_stop(match))
        position = start = match.end()
    pieces.append(_literal(scaffold[position:]))
    _check_numbers(pieces)
    return tuple(piece for piece in pieces if piece != "")


def as_snippet(pieces: tuple[Piece, ...], choices: bool = True) -> str:
    """The scaffold in LSP snippet syntax, with or without choices."""
    return "".join(_snippet(piece, choices) for piece in pieces)


def asking(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with what stands at a tab stop at first in angle brackets, as in plain text: left as it is, it must
    not pass for an answer. The first of several words to choose from may be one, so it stays; a number may not.
    """
    return tuple(
        TabStop(piece.number, (_prompt(piece),)) if isinstance(piece, TabStop) and _is_claim(piece) else piece
        for piece in pieces
    )


def _is_claim(stop: TabStop) -> bool:
    return len(stop.choices) == 1 or any(character.isdigit() for character in stop.text)


def as_text(pieces: tuple[Piece, ...]) -> str:
    """The scaffold as plain Markdown: every tab stop is a prompt in angle brackets that is plainly not an answer."""
    return "".join(_prompt(piece) for piece in pieces).rstrip() + "\n"


def at(scaffold: str, level: int, title: str | None = None) -> str:
    """The scaffold with its first heading at ``level`` (1 to 6) and, if given, under another title.

    Deeper headings keep their distance. ``title`` is plain text; what snippet syntax reserves is escaped.
    """
    first = _HEADING.search(scaffold)
    if first is None:
        return scaffold
    shift = level - len(first.group(1))
    renamed = False

    def moved(match: re.Match[str]) -> str:
        nonlocal renamed
        words = match.group(2) if renamed or title is None else escaped(title)
        renamed = True
        return "#" * min(max(len(match.group(1)) + shift, 1), _DEEPEST) + " " + words

    return _HEADING.sub(moved, scaffold)


def escaped(text: str) -> str:
    """Plain text as it must be written inside a snippet."""
    return re.sub(r"([\\$}])", r"\\\1", text)


def _stop(match: re.Match[str]) -> Piece:
    if match["variable"]:
        return Variable(match["variable"])
    if match["choices"] is not None:
        choices = _listed(match["choices"])
        if not all(choices):
            raise ScaffoldError(f"The tab stop {match.group()} has an empty choice.")
        return TabStop(int(match["number"]), tuple(map(_plain, choices)))
    text = match["text"]
    if text and re.search(r"(?<!\\)\$\{", text):
        raise ScaffoldError(f"The tab stop '{match.group()[:12]}' is not closed by a }} before the next one begins.")
    return TabStop(int(match["number"] or match["bare"]), (_plain(text),) if text else ())


def _listed(choices: str) -> list[str]:
    """The choices between the commas that no backslash escapes."""
    listed = [""]
    for character in re.findall(r"\\.|[^\\]", choices, re.DOTALL):
        if character == ",":
            listed.append("")
        else:
            listed[-1] += character
    return listed


def _literal(text: str) -> str:
    stray = re.search(r"(?<!\\)\$", text)
    if stray:
        place = text[stray.start() : stray.start() + 12]
        raise ScaffoldError(f"The $ in '{place}' begins no tab stop; write \\$ for a dollar.")
    return _plain(text)


def _plain(text: str) -> str:
    return re.sub(r"\\([\\$}|,])", r"\1", text)


def _escaped(text: str, position: int) -> bool:
    return (position - len(text[:position].rstrip("\\"))) % 2 == 1


def _check_numbers(pieces: list[Piece]) -> None:
    numbers = [piece.number for piece in pieces if isinstance(piece, TabStop)]
    if numbers.count(0) > 1:
        raise ScaffoldError("The final tab stop $0 stands here twice.")
    gaps = [n for n in range(1, max(numbers, default=0) + 1) if n not in numbers]
    if gaps:
        raise ScaffoldError(f"Tab stop {gaps[0]} is missing; tab stops are numbered without gaps.")


def _snippet(piece: Piece, choices: bool) -> str:
    if isinstance(piece, str):
        return escaped(piece)
    if isinstance(piece, Variable):
        return "${" + piece.name + "}"
    if not piece.choices:
        return f"${piece.number}"
    if choices and len(piece.choices) > 1:
        listed = ",".join(re.sub(r"([\\$}|,])", r"\\\1", choice) for choice in piece.choices)
        return f"${{{piece.number}|{listed}|}}"
    return f"${{{piece.number}:{escaped(piece.text)}}}"


def _prompt(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Variable):
        return f"<{piece.name.lower().replace('_', ' ')}>"
    return f"<{' or '.join(piece.choices)}>" if piece.choices else ""
