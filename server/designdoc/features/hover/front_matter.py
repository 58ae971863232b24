"""Hover on a front matter key or its value: what designdoc reads there."""

from __future__ import annotations

from designdoc.features.front_matter_keys import front_matter_keys
from designdoc.features.hover.card import HoverCard
from designdoc.features.markup import bullets, card
from designdoc.features.subject import Subject


def hover(subject: Subject, offset: int) -> HoverCard | None:
    """The meaning of the key under the cursor, or of the one whose value is."""
    front_matter = subject.document.front_matter
    if front_matter is None or not front_matter.span.contains(offset):
        return None
    known = {key.name: key for key in front_matter_keys(subject)}
    for path, span in (*front_matter.key_spans.items(), *front_matter.value_spans.items()):
        key = known.get(path.rsplit(".", 1)[-1])
        if key is not None and span.contains(offset):
            values = [f"`{value}`" + (f": {says}" if says else "") for value, says in key.values.items()]
            return HoverCard(span, card(f"**{key.name}**", key.says, bullets(values)))
    return None
