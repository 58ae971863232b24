"""Where the reference page of a rule lies: shipped with the package, so that the link works without a network."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from designdoc.lsp.conversion.uris import uri_of

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "_docs" / "rules", _PACKAGE.parent.parent / "docs" / "rules")
"""In a wheel the pages lie inside the package, in a checkout beside it."""


@lru_cache(maxsize=1024)
def page_uri(rule: str) -> str | None:
    """The URI of the rule's own part of its page; ``None`` when the pages are not there."""
    for folder in _PLACES:
        page = folder / f"{rule}.md"
        if page.is_file():
            return uri_of(str(page))
    return None
