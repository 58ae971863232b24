"""A link inside the document that leads to no heading."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from designdoc.document.anchors import linkable, slug
from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered
from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.seeing.sees import content
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span, TextEdit
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_EXPLICIT = regex(
    r"""\{#([\w\-:.]+)[^}\n]*\}|<\w+\b[^<>]*?\b(?:id|name)\s*=\s*["']?([^"'\s>]+)|^\[\^([^\]\n]+)\]:""", re.MULTILINE
)
_ALWAYS_FINE = regex(
    r"top|l\d+(?:c\d+)?(?:-l\d+(?:c\d+)?)?|:~:text=.*|fn\S*|footnote\S*|user-content-\S*", re.IGNORECASE
)


@remembered
def anchor_links(content: PassageContent) -> tuple[tuple[Span, str], ...]:
    """The targets in a passage that are nothing but an anchor, with their places in it."""
    own = [(link.target_span, link.target) for link in content.links if link.kind != "reference"]
    defined = [(definition.target_span, definition.target) for definition in content.definitions]
    return tuple((span, target) for span, target in own + defined if target.startswith("#"))


@remembered
def own_anchors(content: PassageContent) -> frozenset[str]:
    """The anchors that a passage provides by itself: styles of its heading, ids in its text, footnotes."""
    explicit = "<" in content.text or "{#" in content.text or "[^" in content.text
    found = {(m[1] or m[2] or m[3]).casefold() for m in _EXPLICIT.finditer(content.text)} if explicit else set()
    if content.heading is not None:
        found |= _styles(content.heading.text)
    return frozenset(found)


def _targets(content: PassageContent) -> list[str]:
    return [target for _, target in anchor_links(content)]


_OWN, _LINKABLE = content(own_anchors), content(linkable)


@outline_check(content(_targets))
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each link to an anchor that no heading and no explicit id provides, in any known style."""
    links = [(p, link) for p in view.document.passages if p.content.links for link in anchor_links(p.content)]
    if not links:
        return
    view.looked_at.update((_OWN, _LINKABLE))
    headings = {name.casefold() for name in view.document.anchor_names}
    others: set[str] | None = None
    for passage, (target_span, target) in links:
        anchor = unquote(target[1:])
        if not anchor or anchor.casefold() in headings or _ALWAYS_FINE.fullmatch(anchor):
            continue
        others = _other_anchors(view) if others is None else others
        if anchor.casefold() in others:
            continue
        near = difflib.get_close_matches(anchor.casefold(), view.document.anchor_names, 1, 0.75)
        place = target_span.shift(passage.start)
        fixes = (Fix(f"Link to '#{near[0]}'", (TextEdit(place, f"#{near[0]}"),)),) if near else ()
        guess = f"; did you mean '#{near[0]}'?" if near else "."
        yield Hit(place, {"anchor": quoted(anchor), "guess": guess}, fixes=fixes)


def _other_anchors(view: DocumentView) -> set[str]:
    """Every anchor that some renderer provides besides GitHub's: those of other styles, and explicit ones."""
    return {anchor for content in view.document.contents for anchor in own_anchors(content)}


@lru_cache(maxsize=1_000)
def _styles(heading: str) -> frozenset[str]:
    """A heading's anchors in the styles of GitHub, GitLab and Pandoc, and with punctuation as hyphens."""
    github = slug(heading)
    kept = re.sub(r"[^\w\-. ]", "", heading.casefold())
    letter = re.search(r"[^\W\d_]", kept)
    pandoc = "-".join(kept[letter.start() :].split()) if letter else ""
    return frozenset((github, re.sub(r"-{2,}", "-", github).strip("-"), pandoc, _hyphenated(heading)))


def _hyphenated(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")
