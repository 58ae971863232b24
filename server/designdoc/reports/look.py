"""Look: how a report is to be drawn, apart from what it says."""

from __future__ import annotations

from designdoc.findings import Severity
from designdoc.records import record

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


@record
class Look:
    """``color`` draws with ANSI escapes, ``width`` is that of the terminal in columns. ``links`` is the address under
    which paths can be opened in a browser, for reports that link to lines. ``crop`` cuts source lines that are wider;
    only a terminal wraps them. ``hints`` asks for hints in reports that would leave them out.
    """

    color: bool = False
    width: int = 100
    links: str = ""
    crop: bool = False
    hints: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """The text in the given styles (``bold``, ``dim``, ``red``...), unchanged where there is no colour."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


SEVERITY_STYLE = {
    Severity.ERROR: ("bold", "red"),
    Severity.WARNING: ("bold", "yellow"),
    Severity.INFO: ("bold", "cyan"),
    Severity.HINT: ("dim",),
}
