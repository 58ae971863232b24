"""UnitMemo: values of single sentences, items and rows, kept while somebody types into another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from designdoc.document.model import PassageContent
from designdoc.recognition.scanning.scan import Scan
from designdoc.recognition.scanning.units import SILENT, UnitTerms

Value = TypeVar("Value")


class UnitMemo(Generic[Value]):
    """The values of a pure function of a unit's text and of what its terms say.

    What the terms say is the same object as in the last passage only where the text is the same, too
    (``recognition/evidence/unit_scanner.py``); then the value of last time is taken.
    """

    def __init__(self, function: Callable[[str, UnitTerms], Value]) -> None:
        """``function`` is called only for units that say something."""
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
