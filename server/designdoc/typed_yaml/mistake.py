"""Mistake: one thing that is wrong in a YAML file, said so that its author can mend it."""

from __future__ import annotations

from typing import NoReturn

from designdoc.records import record
from designdoc.text import Span
from designdoc.text.decode import Decoded
from designdoc.text.regex import regex

_LINE_END = regex(r"\r\n|\n|\r")


@record
class Mistake:
    """One mistake. ``span`` is in code points of the file's text, ``line`` and ``column`` are 1-based, ``key`` is the
    path of keys down to the value (``documents[0].profile``) and empty where the file as a whole is meant.
    """

    path: str
    span: Span
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        """``path:line:column: key: message``, as compilers write it."""
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class MistakeError(Exception):
    """Ends the reading of a text that cannot be read any further; carries the one mistake that says why."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(str(mistake))
        self.mistake = mistake


def mistake_at(path: str, text: str, span: Span, message: str, key: str = "") -> Mistake:
    """A mistake at ``span`` of ``text``; line and column are counted here, once, for every reader."""
    line, begin = 1, 0
    for match in _LINE_END.finditer(text, 0, span.start):
        line, begin = line + 1, match.end()
    return Mistake(path, span, line, span.start - begin + 1, key, message)


def undecodable(path: str, decoded: Decoded) -> Mistake:
    """The mistake of a file whose bytes are not all text, at the first that is none."""
    broken = max(decoded.text.find("\ufffd"), 0)
    return mistake_at(path, decoded.text, Span(broken, broken + 1), f"The file is {decoded.problem}.")


def fail(path: str, text: str, span: Span, message: str) -> NoReturn:
    """Raise the mistake at ``span`` as a ``MistakeError``."""
    raise MistakeError(mistake_at(path, text, span, message))
