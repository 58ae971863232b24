"""A relative link or image whose file is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import quote, unquote

from designdoc.document.model import PassageContent
from designdoc.document.remembered import remembered
from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.fixes.wordings import alternatives
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.in_messages import quoted
from designdoc.text.regex import regex

_UPWARDS = ("", "../", "../../", "../../../")
_DEEPEST, _MOST_FOUND = 8, 3
_TO_ESCAPE = regex(r"[\s()<>]")
_NO_FILE = regex(r"[a-z][a-z0-9+.\-]*:|//|/|\\|#|\?|mailto|.*[{}<>$*|]", re.IGNORECASE | re.DOTALL)


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each path that does not exist beside the document; silent for a document without a place on disk."""
    if view.exists is None:
        return
    for start, content in zip(view.document.starts, view.document.contents, strict=True):
        for span, path in file_links(content) if content.links or content.definitions else ():
            if not view.exists(path):
                fixes = _elsewhere(content.text[slice(*span)], span.shift(start), path, view.exists)
                yield Hit(span.shift(start), {"path": quoted(path)}, fixes=fixes)


def _elsewhere(written: str, place: Span, path: str, exists: Callable[[str], bool]) -> tuple[Fix, ...]:
    """The files of the same name that lie where a path leads with one folder less, or from a folder further up."""
    found = list(islice(filter(exists, _places_of(path)), _MOST_FOUND))
    end = re.split(r"[#?]", written, maxsplit=1)[0]
    if unquote(end) != path:  # The path is written with escapes of Markdown or in brackets.
        return ()
    escape = quote if "%" in end else str
    named = {other: escape(other) for other in found if "%" in end or not _TO_ESCAPE.search(other)}
    return alternatives(Span(place.start, place.start + len(end)), named, "Link to '{}'")


@lru_cache(maxsize=256)
def _places_of(path: str) -> tuple[str, ...]:
    """Where a file of the same name may lie; nowhere for a path that is too deep to be searched for. A document is
    reviewed at every key press, and the same links are broken each time.
    """
    folders = [part for part in path.split("/") if part not in ("", ".", "..")]
    if len(folders) > _DEEPEST:
        return ()
    tails = ["/".join(folders[skipped:]) for skipped in range(len(folders))]
    return tuple(dict.fromkeys(up + tail for up in _UPWARDS for tail in tails if up + tail != path))


@remembered
def file_links(content: PassageContent) -> tuple[tuple[Span, str], ...]:
    """The relative paths that a passage links to, decoded and without fragment and query, with their places."""
    own = [(link.target_span, link.target) for link in content.links if link.kind in ("inline", "html")]
    defined = [(definition.target_span, definition.target) for definition in content.definitions]
    found = [(span, unquote(re.split(r"[#?]", target, maxsplit=1)[0])) for span, target in own + defined]
    return tuple((span, path) for span, path in found if path and _NO_FILE.match(path) is None)
