"""Front matter as nearly everybody writes it, read without the YAML parser, which is slow to import.

Behind each key stand plain words, a text in quotes, or a list of such values, in brackets or one to a line. Whatever
else there is, the YAML parser reads.
"""

from __future__ import annotations

from typing import NamedTuple

from designdoc.text import Span
from designdoc.text.regex import regex
from designdoc.typed_yaml.plain import scalar

_BLANK_LINES = regex(r"(?: *(?:#.*)?\n)*(?: *(?:#.*)?\Z)?")
_ENTRY = regex(
    r"(?P<key>[A-Za-z_][\w-]{0,99}):"
    r"(?: +(?P<value>\S(?:.*\S)?) *| *\n(?P<list>(?P<indent> *)- .*(?:\n(?P=indent)- .*)*))(?:\n|\Z)"
)
_PLAIN = regex(r"[^\W_](?:[^\s:#]|:(?=\S)| +(?=[^\s#]))*")
"""Words without quotes that YAML takes as they are: a colon before a space would end them, a number sign after one."""
_PLAIN_IN_BRACKETS = regex(r"[^\W_](?:[\w./()&'-]| +(?=\S))*")
"""The same in a list, where more signs mean something."""
_QUOTED = regex(r"""\"(?P<double>[^"\\]*)\"|'(?P<single>[^']*)'""")


class Simple(NamedTuple):
    """What front matter says: the value of each key, where the key stands and where the value."""

    values: dict[str, object]
    keys: dict[str, Span]
    places: dict[str, Span]


class _NotSimpleError(Exception):
    """Something that only the YAML parser can tell."""


def read_simple(source: str) -> Simple | None:
    """What ``source`` says, exactly as the YAML parser reads it; ``None`` where that takes the parser."""
    if not source.replace("\n", "").isprintable():
        return None
    try:
        return _read(source)
    except _NotSimpleError:
        return None


def read_readable(source: str) -> Simple:
    """The entries that can be read in what the YAML parser refuses: while somebody types a key, it is no YAML, and the
    document should not lose its framework for that long.
    """
    found = Simple({}, {}, {})
    at = _next_entry(source, 0)
    while at < len(source):
        try:
            at = _read_entry(source, at, found)
        except _NotSimpleError:
            end = source.find("\n", at)
            at = _next_entry(source, end + 1) if end >= 0 else len(source)
    return found


def _read(source: str) -> Simple:
    found = Simple({}, {}, {})
    at = _next_entry(source, 0)
    while at < len(source):
        at = _read_entry(source, at, found)
    return found


def _read_entry(source: str, at: int, found: Simple) -> int:
    """Add the entry at a place to what was found; where the next one begins."""
    entry = _ENTRY.match(source, at)
    if entry is None or entry["key"] in found.values:
        raise _NotSimpleError
    key, end = entry["key"], _next_entry(source, entry.end())
    if entry["list"] is None:
        value, place = _value(entry["value"]), Span(*entry.span("value"))
    else:
        lines = entry["list"].split("\n")
        value = [_scalar(line[entry.end("indent") - entry.start("indent") + 2 :]) for line in lines]
        # To the parser a list lasts until something else begins.
        place = Span(entry.end("indent"), end)
    found.keys[key], found.values[key], found.places[key] = Span(*entry.span("key")), value, place
    return end


def _next_entry(source: str, at: int) -> int:
    """Where the first line from ``at`` on begins that is neither empty nor a comment."""
    blank = _BLANK_LINES.match(source, at)
    return blank.end() if blank else at


def _value(text: str) -> object:
    if text[0] != "[" or text[-1] != "]":
        return _scalar(text)
    inside = text[1:-1].strip(" ")
    return [_scalar(member, in_brackets=True) for member in inside.split(",")] if inside else []


def _scalar(text: str, *, in_brackets: bool = False) -> object:
    text = text.strip(" ")
    if (_PLAIN_IN_BRACKETS if in_brackets else _PLAIN).fullmatch(text):
        return scalar(text)
    quoted = _QUOTED.fullmatch(text)
    if quoted is None:
        raise _NotSimpleError
    return quoted[quoted.lastgroup or 0]
