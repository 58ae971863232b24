"""Front matter that is not YAML."""

from __future__ import annotations

from collections.abc import Iterator

from designdoc.rules.check import Hit, NoOptions, outline_check
from designdoc.rules.seeing.views import DocumentView


@outline_check()
def check(view: DocumentView, options: NoOptions) -> Iterator[Hit]:
    """At most one hit, where reading stopped."""
    front_matter = view.document.front_matter
    if front_matter is not None and front_matter.mistake is not None:
        message, span = front_matter.mistake
        yield Hit(span, {"mistake": message.rstrip(".")})
