"""Values of single sentences, items and rows, kept while somebody types into another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from designdoc.document.model import PassageContent
from designdoc.recognition.evidence.scan import Scan
from designdoc.recognition.evidence.units import SILENT, UnitTerms

Value = TypeVar("Value")


class OfUnits(Generic[Value]):
    """What a function tells of the text of each unit of a passage and of what its terms say. Where that is the same
    object as in the last passage, so is the text (``recognition/evidence/unit_scanner.py``), and the value is kept.
    """

    def __init__(self, function: Callable[[str, UnitTerms], Value]) -> None:
        """``function`` is not asked for units that say nothing."""
        self._function = function
        self._last: dict[int, tuple[UnitTerms, Value]] = {}

    def of(self, content: PassageContent, scan: Scan) -> list[Value]:
        """The values of the units that say something, in order."""
        told = [(unit.span, said) for unit, said in zip(content.units, scan.units, strict=False) if said is not SILENT]
        known, text = self._last, content.text
        self._last = {
            id(said): known.get(id(said)) or (said, self._function(text[span.start : span.end], said))
            for span, said in told
        }
        return [self._last[id(said)][1] for _, said in told]
