"""How the tests of this folder read a document: with the shipped ML pack, and drawn expectations taken out first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser

DOCUMENTS = Path(__file__).parent / "documents"
_DRAWN = re.compile(r"[ ]*<!-- ([a-z, -]+) -->$", re.MULTILINE)


@cache
def recogniser() -> Recogniser:
    """The recogniser of the ML system design framework."""
    return Recogniser(load("ml-system-design"))


def recognise(text: str) -> Coverage:
    return recogniser().recognise(parse(text))


def sections_of(text: str) -> list[tuple[str, ...]]:
    """The sections of every heading of a document, in order."""
    return [match.sections for match in recognise(text).headings]


def state(text: str, section: str) -> State:
    """The state of one section in a document."""
    return recognise(text).sections[section].state


def drawn(source: str) -> tuple[str, dict[int, tuple[str, ...]]]:
    """A document without the sections drawn beside its headings, and those sections by 0-based line."""
    expected = {}
    lines = source.split("\n")
    for number, line in enumerate(lines):
        match = _DRAWN.search(line)
        if match:
            expected[number] = tuple(match.group(1).split(", "))
            lines[number] = line[: match.start()]
    return "\n".join(lines), expected
