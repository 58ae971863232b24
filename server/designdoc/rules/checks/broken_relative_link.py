"""A relative link or image whose file is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from designdoc.document.model import PassageContent
from designdoc.rules.check import Hit, NoOptions, document_check
from designdoc.rules.running.drafts import quoted
from designdoc.rules.seeing.memory import remembered
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import Span
from designdoc.text.regex import regex

_NO_FILE = regex(r"[a-z][a-z0-9+.\-]*:|//|/|\\|#|\?|mailto|.*[{}<>$*|]", re.IGNORECASE | re.DOTALL)


@document_check
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """One hit for each path that does not exist beside the document; silent for a document without a place on disk."""
    if view.exists is None:
        return
    for start, content in zip(view.document.starts, view.document.contents, strict=True):
        for span, path in file_links(content) if content.links or content.definitions else ():
            if not view.exists(path):
                yield Hit(span.shift(start), {"path": quoted(path)})


@remembered
def file_links(content: PassageContent) -> tuple[tuple[Span, str], ...]:
    """The relative paths that a passage links to, decoded and without fragment and query, with their places."""
    own = [(link.target_span, link.target) for link in content.links if link.kind in ("inline", "html")]
    defined = [(definition.target_span, definition.target) for definition in content.definitions]
    found = [(span, unquote(re.split(r"[#?]", target, maxsplit=1)[0])) for span, target in own + defined]
    return tuple((span, path) for span, path in found if path and _NO_FILE.match(path) is None)
