"""A status that is none of the known ones, so that nothing can depend on it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from designdoc.findings import Fix
from designdoc.recognition.status import canonical_status
from designdoc.records import record
from designdoc.rules.check import Hit, outline_check
from designdoc.rules.seeing.views import DocumentView
from designdoc.text import TextEdit
from designdoc.text.in_messages import quoted


@record
class Options:
    """``also`` are further accepted beginnings, such as ``superseded by``."""

    also: tuple[str, ...] = ()


@outline_check()
def check(view: DocumentView, options: Options) -> Iterator[Hit]:
    """At most one hit, at the value of ``status:`` in the front matter."""
    front_matter = view.document.front_matter
    value = front_matter.values.get("status") if front_matter else None
    if front_matter is None or not isinstance(value, str) or not value.strip():
        return
    if canonical_status(value, view.pack.lexicon) or value.casefold().startswith(options.also):
        return
    groups = view.pack.lexicon.get("status-values")
    known = [str(name) for name in groups] if isinstance(groups, Mapping) else []
    place = front_matter.value_spans.get("status") or front_matter.key_spans["status"]
    near = difflib.get_close_matches(value.strip().casefold(), known, 1, 0.7)
    fixes = (Fix(f"Change it to '{near[0]}'", (TextEdit(place, near[0]),)),) if near else ()
    has_place = "status" in front_matter.value_spans
    yield Hit(place, {"value": quoted(value), "known": ", ".join(known)}, fixes=fixes if has_place else ())
