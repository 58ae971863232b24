"""Formulas as LaTeX writes them, read as the plain text they stand for.

Every command is replaced by its sign and spaces up to its own length, so that an offset in the result is one in the
text.
"""

from __future__ import annotations

import re

from designdoc.text.regex import regex

_SIGNS = {
    "times": "×",
    "cdot": "·",
    "div": "÷",
    "approx": "≈",
    "simeq": "≈",
    "sim": "~",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "to": "→",
    "rightarrow": "→",
    "Rightarrow": "⇒",
}
_COMMAND = regex(r"\\(?:([A-Za-z]+)|[,;:! ])")
_FORMULA = regex(r"\$\$?(?=[^$\n]{0,400}(?:\\[A-Za-z]|\^[0-9{]))([^$\n]{1,400})\$\$?")
_BRACED = regex(r"\\(?:text|mathrm|textrm|operatorname)\{([^{}\n]{0,80})\}")
_POWER = regex(r"(10\^)\{(-?[0-9]{1,3})\}")
_GROUPED = regex(r"(?<=[0-9])(?:\\[,; ]|[ ],|\{,\})(?=[0-9]{3}(?![0-9]))")
"""Thousands apart: ``131\\,072``, of which Markdown takes the backslash away, and ``131{,}072``."""


def plain(text: str) -> str:
    """``text`` with its LaTeX commands as signs, of the same length."""
    if "\\" not in text and "^" not in text and "{," not in text and " ," not in text:
        return text
    text = _FORMULA.sub(_undelimited, text)
    text = _BRACED.sub(lambda found: found[1].ljust(len(found[0])), text)
    text = _POWER.sub(lambda found: f"{found[1]}{found[2]}  ", text)
    text = _GROUPED.sub(lambda found: "_" * len(found[0]), text)
    return _COMMAND.sub(lambda found: _SIGNS.get(found[1] or "", " ").ljust(len(found[0])), text)


def _undelimited(found: re.Match[str]) -> str:
    """A formula without its dollar signs, which would be read as a currency."""
    inner = found[1]
    start = found.start(1) - found.start()
    return " " * start + inner + " " * (len(found[0]) - start - len(inner))
