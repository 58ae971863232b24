"""Whether a text names an entry of the glossary as the glossary does."""

from __future__ import annotations

from designdoc.packs.model import Loss, Metric, Task

GlossaryEntry = Metric | Task | Loss


def is_name_of(entry: GlossaryEntry, written: str) -> bool:
    """Whether ``written``, which recognition took for a name of an entry, is one by its number as well: "sales" is a
    metric, and "the sale" is not. Recognition compares words without their endings.
    """
    word = written.casefold()
    names = {name.casefold() for name in entry.names}
    return word in names or f"{word}s" not in names
