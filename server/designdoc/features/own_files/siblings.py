"""The keys that stand beside the one that is typed: none of them may stand there again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from designdoc.features.own_files.place import KEY
from designdoc.text.line_index import LineIndex
from designdoc.text.regex import regex

_DASHES = regex(r"[ \t]*(?:-[ \t]+)*")


def keys_beside(text: str, lines: LineIndex, offset: int, typed: str) -> frozenset[str]:
    """The other keys of the mapping in which a key is typed at ``offset``, of which ``typed`` stands there."""
    at = lines.line_of(offset)
    start = lines.line_start(at)
    before = text[start : offset - len(typed)]
    brace = _open_brace(before)
    if brace is not None:
        return frozenset(_in_braces(lines.line_text(at), brace, len(before)))
    own = _DASHES.match(before)
    if own is None or own.end() < len(before.rstrip("\"'")):
        return frozenset()
    column = own.end()
    begins_item = "-" in before
    above = () if begins_item else (lines.line_text(line) for line in range(at - 1, -1, -1))
    below = (lines.line_text(line) for line in range(at + 1, lines.line_count))
    return frozenset((*_in_column(above, column, upwards=True), *_in_column(below, column, upwards=False)))


def _in_column(lines: Iterable[str], column: int, *, upwards: bool) -> Iterator[str]:
    """The keys that begin in a column, up to a line that ends their mapping."""
    for line in lines:
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        indent, dashes = len(line) - len(line.lstrip()), _DASHES.match(line)
        begin = dashes.end() if dashes is not None else indent
        if begin == column and (upwards or indent == column):
            key = KEY.match(line, begin)
            if key is not None:
                yield key["name"].strip()
        # A mapping in a list begins behind its dash, and ends where something stands further left.
        if indent < column:
            return


def _open_brace(before: str) -> int | None:
    """Where the innermost brace begins that is open at the end of a text, if it is one of a mapping."""
    opened: list[int] = []
    for place, sign in enumerate(before):
        if sign in "{[":
            opened.append(place)
        elif sign in "}]" and opened:
            opened.pop()
    return opened[-1] if opened and before[opened[-1]] == "{" else None


def _in_braces(line: str, brace: int, typed_at: int) -> Iterator[str]:
    """The keys of the mapping that a brace opens, on its line, but for the one that is typed."""
    depth, begins = 0, True
    for place in range(brace + 1, len(line)):
        sign = line[place]
        if depth < 0:
            return
        key = KEY.match(line, place) if begins and depth == 0 and sign not in " \t" else None
        if key is not None and place != typed_at:
            yield key["name"].strip()
        begins = sign == "," or (begins and sign in " \t")
        depth += (sign in "{[") - (sign in "}]")
