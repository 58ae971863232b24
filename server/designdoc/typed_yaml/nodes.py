"""parse_nodes: YAML text into a bounded tree of nodes that know their places.

The tree is built from parser events, without recursion and with every alias counted at its full size, so that neither
deep nesting nor an alias bomb costs more than the text itself. Tags other than those of YAML's core schema, duplicate
keys and keys that are not plain words are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from designdoc.text import Span
from designdoc.typed_yaml.mistake import Mistake, MistakeError, fail

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
_CORE = "tag:yaml.org,2002:"
_KNOWN_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))


class Node:
    """A value and its place. ``value`` is a scalar's text, a list of nodes, or a list of (key, value) node pairs.

    ``plain`` is true for a scalar without quotes, whose text may stand for a number, a truth value or nothing.
    ``size`` counts the nodes below, aliases in full; it is 0 while the node is still open.
    """

    __slots__ = ("kind", "plain", "size", "span", "value")

    def __init__(self, kind: str, span: Span, value: Any, plain: bool = False, size: int = 0) -> None:
        self.kind = kind
        self.span = span
        self.value = value
        self.plain = plain
        self.size = size

    @property
    def items(self) -> list[Node]:
        """The members of a sequence, nothing for other nodes."""
        return self.value if self.kind == "sequence" else []

    def at(self, key: str) -> Span:
        """The place of the value at a path of keys (``documents[0].profile``), or of what there is of it."""
        node = self
        for step in re.findall(r"[^.\[\]]+|\[\d+\]", key):
            if step[0] == "[":
                found = node.items[int(step[1:-1])] if int(step[1:-1]) < len(node.items) else None
            else:
                found = next((value for name, value in node.pairs if name.value == step), None)
            if found is None:
                break
            node = found
        return node.span

    @property
    def pairs(self) -> list[tuple[Node, Node]]:
        """The (key, value) pairs of a mapping, nothing for other nodes."""
        return self.value if self.kind == "mapping" else []


class _Open:
    """A container whose end has not come yet; ``key`` is the key that waits for its value."""

    __slots__ = ("key", "keys", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: Node | None = None
        self.keys: set[str] = set()


def parse_nodes(text: str, path: str = "") -> Node | Mistake | None:
    """The tree of the only document in ``text``, ``None`` when it is empty, or the mistake that makes it unreadable."""
    try:
        return _Builder(text, path).build()
    except MistakeError as error:
        return error.mistake


class _Builder:
    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.root: Node | None = None
        self.documents = 0
        self.total = 0

    def build(self) -> Node | None:
        if len(self.text) > MAX_CHARACTERS:
            self._fail(Span(0, 0), f"The file is longer than {MAX_CHARACTERS:,} characters.")
        for event in self._events():
            self._take(event)
        return self.root

    def _events(self) -> Iterator[yaml.Event]:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            start = min(mark.index, len(self.text)) if mark else 0
            self._fail(Span(start, start), f"This is not YAML: {_explained(error.problem or error.context or '')}")
        except (yaml.YAMLError, UnicodeError, ValueError) as error:
            reason = getattr(error, "reason", "") or "a character that YAML does not allow"
            position = getattr(error, "position", 0) or 0
            start = position if isinstance(position, int) and 0 <= position <= len(self.text) else 0
            self._fail(Span(start, start), f"This is not YAML: {_sentence(str(reason))}")

    def _take(self, event: yaml.Event) -> None:
        name = type(event).__name__
        if name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self._fail(self._span(event), "The file holds a second YAML document; only one is read.")
        elif name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(event, "mapping" if name == "MappingStartEvent" else "sequence")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._end(event)
        elif name == "AliasEvent":
            self._alias(event)

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        plain = not event.style and event.tag is None
        self._add(Node("scalar", self._span(event), event.value, plain, 1), event)

    def _begin(self, event: Any, kind: str) -> None:
        self._check_tag(event)
        if len(self.open) >= MAX_DEPTH:
            self._fail(self._span(event), f"The file is nested deeper than {MAX_DEPTH} levels.")
        node = Node(kind, self._span(event), [])
        if event.anchor:
            self.anchors[event.anchor] = node
        self.open.append(_Open(node))

    def _end(self, event: Any) -> None:
        node = self.open.pop().node
        node.span = Span(node.span.start, self._span(event).end)
        members = node.items or [part for pair in node.pairs for part in pair]
        node.size = 1 + sum(member.size for member in members)
        self._add(node, None)

    def _alias(self, event: Any) -> None:
        target = self.anchors.get(event.anchor)
        if target is None:
            self._fail(self._span(event), f"The alias *{event.anchor} refers to an anchor that does not exist.")
        if not target.size:
            self._fail(self._span(event), f"The alias *{event.anchor} stands inside the value it refers to.")
        self._add(Node(target.kind, self._span(event), target.value, target.plain, target.size), None)

    def _add(self, node: Node, event: Any) -> None:
        """Put a finished node into the container that is open, or make it the root."""
        self.total += node.size if node.kind == "scalar" or event is None else 1
        if self.total > MAX_NODES * 2 or node.size > MAX_NODES:
            self._fail(node.span, f"The file stands for more than {MAX_NODES:,} values (aliases counted in full).")
        if event is not None and event.anchor:
            self.anchors[event.anchor] = node
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.node.kind == "sequence":
            parent.node.value.append(node)
        elif parent.key is None:
            self._check_key(node, parent)
            parent.key = node
        else:
            parent.node.value.append((parent.key, node))
            parent.key = None

    def _check_key(self, key: Node, parent: _Open) -> None:
        if key.kind != "scalar":
            self._fail(key.span, "A key must be a word, not a list or a mapping.")
        if key.plain and key.value == "<<":
            self._fail(key.span, "Merge keys (<<) are not supported; write the keys out.")
        if key.value in parent.keys:
            self._fail(key.span, f"The key '{_short(key.value)}' stands here twice.")
        parent.keys.add(key.value)

    def _check_tag(self, event: Any) -> None:
        if event.tag and event.tag != "!" and event.tag not in _KNOWN_TAGS:
            self._fail(self._span(event), f"The tag '{_short(event.tag)}' is not supported; leave it out.")

    def _span(self, event: Any) -> Span:
        end = len(self.text)
        return Span(min(event.start_mark.index, end), min(event.end_mark.index, end))

    def _fail(self, span: Span, message: str) -> NoReturn:
        fail(self.path, self.text, span, message)


def _sentence(words: str) -> str:
    """A parser's remark as the end of a sentence."""
    words = " ".join(words.split()).rstrip(".") or "it could not be parsed"
    return f"{words}."


def _explained(problem: str) -> str:
    """A parser's remark with what most often lies behind it."""
    if "mapping values are not allowed" in problem:
        return f"{problem}. A text with ': ' in it needs quotes."
    if "cannot start any token" in problem:
        return f"{problem}. Indent with spaces, and quote a text that begins with a sign."
    return _sentence(problem)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
