"""Emphasis: which runs of ``*``, ``_`` and ``~~`` belong together, by CommonMark's delimiter algorithm."""

from __future__ import annotations

import unicodedata

_SPACE = frozenset(" \t\n\v\f\r\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))

Pair = tuple[int, int, int]
"""Two runs that belong together: where the opening characters begin, where the closing ones do, and how many (1, 2)."""


class Run:
    """A run of one delimiter character. ``start`` and ``end`` shrink as its characters are used up."""

    __slots__ = ("can_close", "can_open", "character", "end", "length", "start")

    def __init__(self, character: str, start: int, end: int, can_open: bool, can_close: bool) -> None:
        self.character = character
        self.start = start
        self.end = end
        self.length = end - start
        self.can_open = can_open
        self.can_close = can_close


def delimiter_run(text: str, start: int) -> Run:
    """The run that begins at ``start`` of an inline text, with what it may do by the flanking rules. The ends of the
    text count as white space.
    """
    character = text[start]
    end = start + 1
    size = len(text)
    while end < size and text[end] == character:
        end += 1
    before = text[start - 1] if start else " "
    after = text[end] if end < size else " "
    space_before, space_after = before in _SPACE, after in _SPACE
    mark_before = not space_before and _is_punctuation(before)
    mark_after = not space_after and _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if character == "_":
        return Run(character, start, end, left and (not right or mark_before), right and (not left or mark_after))
    return Run(character, start, end, left, right)


def _is_punctuation(character: str) -> bool:
    return not character.isalnum() and unicodedata.category(character)[0] in "PS"


def pairs(runs: list[Run]) -> list[Pair]:
    """Match closing runs with opening ones. Every run is looked at a bounded number of times: ``floors`` remember for
    each kind of closer how far down the stack of openers it is vain to look.
    """
    found: list[Pair] = []
    if len(runs) < 2:
        return found
    openers: list[Run] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.can_close:
            _close(run, openers, floors, found)
        if run.can_open and run.start < run.end:
            openers.append(run)
    return found


def _close(run: Run, openers: list[Run], floors: dict[tuple[str, bool, int], int], found: list[Pair]) -> None:
    """Use up as much of a closing run as there are openers for."""
    kind = (run.character, run.can_open, run.length % 3)
    while run.start < run.end:
        floor = floors.get(kind, 0)
        at = len(openers) - 1
        while at >= floor and not _match(openers[at], run):
            at -= 1
        if at < floor:
            floors[kind] = len(openers)
            return
        opener = openers[at]
        width = 2 if opener.end - opener.start >= 2 and run.end - run.start >= 2 else 1
        opener.end -= width
        found.append((opener.end, run.start, width))
        run.start += width
        del openers[at + (opener.start < opener.end) :]
        for key, value in floors.items():
            if value > len(openers):
                floors[key] = len(openers)


def _match(opener: Run, closer: Run) -> bool:
    """Whether two runs may belong together; the rule of three keeps ``**a*`` and the like apart."""
    if opener.character != closer.character:
        return False
    if opener.character == "~":
        return opener.length == closer.length
    if not (opener.can_close or closer.can_open):
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
