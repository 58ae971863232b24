"""Where in a YAML file the cursor stands: the keys above it, read from the lines as they are.

While somebody types a key the file is no YAML, so no parser could say. Block style counts by its indentation; ``{`` and
``[`` count within their line.
"""

from __future__ import annotations

from designdoc.records import record
from designdoc.text.regex import regex

ITEM = "[]"
"""Stands in a path for an item of a list."""

KEY = regex(r"""(?P<quote>["']?)(?P<name>[^\s"'{}\[\],#:][^"'{}\[\],#:]*)(?P=quote)[ \t]*:(?=[ \t]|$)[ \t]*""")
_DASH = regex(r"-(?:[ \t]+|$)")
_BLOCK_TEXT = regex(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_FLOW = regex(r"[{}\[\],]|[^{}\[\],]+")
_WORD = regex(r"[^\s\"'{}\[\],:]*$")


@record
class YamlPlace:
    """Where a cursor stands in a YAML file. ``path`` are the keys that lead to it. ``is_value``: it stands behind the
    colon of the last key; otherwise a key may stand there, or an item where the path leads to a list. ``typed`` is the
    word before it.
    """

    path: tuple[str, ...]
    is_value: bool
    typed: str


def place_at(before: str) -> YamlPlace | None:
    """The place at the end of ``before``, the text of the file up to the cursor; ``None`` inside a block of text."""
    *above, line = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_keys: list[tuple[int, str]] = []
    text_below: int | None = None
    for done in above:
        content = done.strip()
        if not content or content.startswith("#"):
            continue
        indent = len(done) - len(done.lstrip())
        if text_below is not None and indent > text_below:
            continue
        rest, _ = _enter(open_keys, done)
        text_below = open_keys[-1][0] if open_keys and _BLOCK_TEXT.match(rest) else None
    indent = len(line) - len(line.lstrip())
    if text_below is not None and indent > text_below:
        return None
    return _in_line(open_keys, line)


def _enter(open_keys: list[tuple[int, str]], line: str) -> tuple[str, bool]:
    """Follow one line into and out of keys; what stands behind its key or last dash, and whether it has a key."""
    at = len(line) - len(line.lstrip())
    while dash := _DASH.match(line, at):
        _leave(open_keys, at, ITEM)
        open_keys.append((at, ITEM))
        at = dash.end()
    key = KEY.match(line, at)
    _leave(open_keys, at)
    if key is None:
        return line[at:], False
    open_keys.append((at, key["name"].strip()))
    return line[key.end() :], True


def _leave(open_keys: list[tuple[int, str]], indent: int, entering: str = "") -> None:
    """Close what is indented as deep or deeper. A list may stand as deep as the key it belongs to."""
    while open_keys:
        deep, name = open_keys[-1]
        if deep < indent or (deep == indent and entering == ITEM and name != ITEM):
            return
        open_keys.pop()


def _in_line(open_keys: list[tuple[int, str]], line: str) -> YamlPlace | None:
    """The place at the end of the cursor's line."""
    if line.lstrip().startswith("#") or " #" in line:
        return None
    rest, has_key = _enter(open_keys, line)
    return _in_braces([name for _, name in open_keys], rest, has_key)


def _in_braces(path: list[str], rest: str, is_value: bool) -> YamlPlace:
    """Follow ``{key: value, key: [item, item]}`` up to its end."""
    closed: list[tuple[list[str], bool]] = []
    opened = False
    for part in _FLOW.findall(rest):
        if part in "{[":
            closed.append((path, is_value))
            path, is_value, opened = ([*path, ITEM] if part == "[" else path), False, True
        elif part in "}]" and closed:
            path, is_value = closed.pop()
        elif part == "," and closed:
            path, is_value = ([*closed[-1][0], ITEM] if path[-1:] == [ITEM] else closed[-1][0]), False
        elif opened and (key := KEY.match(part.lstrip())):
            path, is_value = [*path, key["name"].strip()], True
    word = _WORD.search(rest)
    return YamlPlace(tuple(path), is_value, word[0] if word else "")
