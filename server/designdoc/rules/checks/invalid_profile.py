"""A profile that the framework does not have, so that the default one holds without a word."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from designdoc.findings import Fix
from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.seeing.values import value_in_message
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import TextEdit


@outline_check()
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """At most one hit, at the value of ``profile:`` in the front matter, or at the ``designdoc:`` map around it."""
    front_matter, known = view.document.front_matter, view.framework.profile_ids
    value = view.document.metadata.get("profile")
    if front_matter is None or not view.framework.profiles or value in (None, "", *known):
        return
    place = front_matter.value_spans.get("profile")
    keys = front_matter.key_spans
    near = difflib.get_close_matches(str(value).strip().casefold(), known, 1, 0.6)
    fixes = (Fix(f"Change it to '{near[0]}'", (TextEdit(place, near[0]),)),) if near and place else ()
    shown = value_in_message(view.document, value, place)
    said = {"value": shown, "known": ", ".join(known), "used": view.coverage.profile}
    yield Hit(place or keys.get("profile") or keys["designdoc"], said, fixes=fixes)
