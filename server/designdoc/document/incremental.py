"""reparse: the Document after an edit, made from the Document before it.

Blocks at document level are context-free from the start of a top-level block, and CommonMark decides where a block
ends by the lines up to there and one more. So the parse starts again at the last passage whose heading the edit cannot
have touched, and ends as soon as a heading begins where, behind the edit, an old passage begins. What reaches further
than that needs no special care: an unclosed fence or comment simply swallows the headings it reaches, and the parse
goes on. Front matter alone looks at the whole text, and is asked again when an edit can have changed it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from itertools import accumulate

from designdoc.document.document import Document
from designdoc.document.front_matter import opens_like_front_matter
from designdoc.document.model import PassageContent
from designdoc.document.parse import Beginning, parse_passages, read_beginning
from designdoc.document.small_edits import retyped
from designdoc.text import Span
from designdoc.text.line_index import LineIndex
from designdoc.text.regex import regex

_LINE_END = regex(r"\r\n|\n|\r")
_LINES_BEHIND_HEADING = 2
"""How many lines behind a heading can decide whether it is one: a table may begin on its line, and the line after
that is taken along so that no window ends within what is looked at."""

_FIRST_WINDOW = 1
_WINDOW_GROWTH = 8

_LONGEST_PAST = 4_000
_ALL_PAST = 40_000
_MOST_PAST = 32
"""Of the passages that stood in a document a moment ago, those that are no longer than so many code points are kept, up
to so many code points together and so many passages. What was made of them takes about 40 times as much memory.
"""


def reparse(old: Document, new_text: str, changed: Span, new_length: int, lines: LineIndex | None = None) -> Document:
    """The document of ``new_text``, which is ``old.text`` with ``changed`` replaced by ``new_length`` code points.

    Equal to ``parse(new_text)``, but passages whose text is the same keep their content object. Raises ``ValueError``
    when the lengths do not fit together.
    """
    delta = len(new_text) - len(old.text)
    if not 0 <= changed.start <= changed.end <= len(old.text) or delta != new_length - (changed.end - changed.start):
        raise ValueError(f"edit {tuple(changed)} -> {new_length} does not lead from the old text to the new one")
    if lines is None and "lines" in old.__dict__:
        lines = old.lines.edited(new_text, changed)
    return _after_small_edit(old, new_text, changed, lines) or _parsed_again(old, new_text, changed, lines)


def _after_small_edit(old: Document, new_text: str, changed: Span, lines: LineIndex | None) -> Document | None:
    """The document after an edit that leaves every passage but its own as it was; ``None`` if it may not."""
    index, delta = old.index_at(changed.start), len(new_text) - len(old.text)
    content, start = old.contents[index], old.starts[index]
    if changed.end > start + len(content.text) or _has_mark(content):
        return None
    if old.front_matter is None and opens_like_front_matter(new_text):
        return None
    new = retyped(content, changed.shift(-start), new_text[changed.start : changed.end + delta])
    if new is None:
        return None
    new = next((known for known in old.past if known.text == new.text), new)
    return Document(
        new_text,
        [*old.contents[:index], new, *old.contents[index + 1 :]],
        [*old.starts[: index + 1], *[start + delta for start in old.starts[index + 1 :]]],
        old.front_matter,
        lines,
        old.outline,
        _past(old, [content], (new,)),
    )


def _parsed_again(old: Document, new_text: str, changed: Span, lines: LineIndex | None) -> Document:
    """The document after any edit."""
    delta = len(new_text) - len(old.text)
    first = _restart(old, changed)
    beginning = Beginning(0, old.front_matter)
    if first == 0 or (old.front_matter is None and opens_like_front_matter(new_text)):
        beginning = read_beginning(new_text)
        first = 0 if beginning.front_matter else first
    place = (first, changed.end)
    behind = bisect_left(old.starts, changed.end) + _FIRST_WINDOW
    known = {content.text: content for content in old.past}
    known.update([(content.text, content) for content in old.contents[first:behind] if not _has_mark(content)])
    starts, contents, last = _parse_changed(old, new_text, place, Beginning() if first else beginning, known)
    replaced = old.contents[first:last]
    known.update([(content.text, content) for content in replaced[behind - first :] if not _has_mark(content)])
    contents = [known.get(content.text, content) for content in contents]
    return Document(
        new_text,
        [*old.contents[:first], *contents, *old.contents[last:]],
        [*old.starts[:first], *starts, *[start + delta for start in old.starts[last:]]],
        beginning.front_matter,
        lines,
        old.outline,
        _past(old, replaced, frozenset(contents)),
    )


def _has_mark(content: PassageContent) -> bool:
    """Whether a content begins with a byte-order mark, so that not all of it follows from its text."""
    return content.text.startswith("\ufeff")


def _past(
    old: Document, replaced: Sequence[PassageContent], kept: Container[PassageContent]
) -> Sequence[PassageContent]:
    """The contents that stood in a document a moment ago, the last ones first: what somebody takes back, with a key or
    by undoing it, is known then. A heading alone is read sooner than looked up.
    """
    gone = [c for c in replaced if c not in kept and len(c.text) <= _LONGEST_PAST and not c.bare and not _has_mark(c)]
    if not gone:
        return old.past
    past = list(dict.fromkeys([*gone, *old.past]))[:_MOST_PAST]
    lengths = accumulate([len(content.text) for content in past])
    return past[: bisect_right(list(lengths), _ALL_PAST)]


def _restart(old: Document, changed: Span) -> int:
    """The index of the last passage that surely begins where it began: the edit lies behind all that decides it."""
    index = max(bisect_right(old.starts, changed.start) - 1, 0)
    while index > 0 and _decided_by(old, index, 1) > changed.start:
        index -= 1
    return index


def _decided_by(old: Document, index: int, lines: int) -> int:
    """The offset behind the heading of a passage and the given number of lines after it. When the text ends before
    that, it is an offset behind the text, because what is typed at its end belongs to the last line.
    """
    heading = old.contents[index].heading
    at = old.starts[index] + (heading.span.end if heading else 0)
    for _ in range(lines + 1):
        found = _LINE_END.search(old.text, at)
        if found is None:
            return len(old.text) + 1
        at = found.end()
    return at


def _parse_changed(
    old: Document, new_text: str, place: tuple[int, int], beginning: Beginning, known: Mapping[str, PassageContent]
) -> tuple[list[int], list[PassageContent], int]:
    """Parse from passage ``place[0]`` on until an old passage behind offset ``place[1]`` of the old text begins again.

    Returns the new starts and contents and the index of that old passage. The parse sees only a window of the text; a
    window that ends before a known passage is met is enlarged.
    """
    first, changed_end = place
    delta = len(new_text) - len(old.text)
    begin = old.starts[first] if first else 0
    candidates = range(max(bisect_left(old.starts, changed_end), first + 1), len(old.starts))
    size = _FIRST_WINDOW
    while True:
        window = candidates[:size]
        whole = len(window) == len(candidates)
        end = len(new_text) if whole else _decided_by(old, window[-1], _LINES_BEHIND_HEADING) + delta
        stops = {old.starts[index] + delta - begin: index for index in window}
        starts, contents, met = parse_passages(new_text[begin:end], beginning, stops.keys(), known)
        if met is not None or whole:
            last = len(old.starts) if met is None else stops[met]
            return _shifted(starts, begin), contents, last
        size *= _WINDOW_GROWTH


def _shifted(starts: Sequence[int], by: int) -> list[int]:
    return [start + by for start in starts]
