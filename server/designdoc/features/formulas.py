"""Formulas as people read them in a line of text: the glossary's LaTeX without its markup.

No editor draws LaTeX in a hover, and no terminal does. What the glossary uses of it is written with Unicode's signs; a
fraction becomes a division, with brackets where they are needed.
"""

from __future__ import annotations

import unicodedata
from enum import Enum

from designdoc.text.regex import regex

_TOKEN = regex(r"\\[A-Za-z]+|\\.|[{}^_]|\s+|.")
_PRODUCT = regex(r"[a-z]\(")
_SIGNS = {
    r"\cdot": " · ",
    r"\times": " × ",
    r"\le": " ≤ ",
    r"\ge": " ≥ ",
    r"\ne": " ≠ ",
    r"\in": " ∈ ",
    r"\cap": " ∩ ",
    r"\cup": " ∪ ",
    r"\setminus": " ∖ ",
    r"\emptyset": "∅",
    r"\mu": "μ",
    r"\beta": "β",
    r"\gamma": "γ",
    r"\pi": "π",
    r"\Sigma": "Σ",
    r"\Delta": "Δ",
    r"\|": "‖",
    r"\,": " ",
    r"\ ": " ",
    r"\left": "",
    r"\right": "",
    "+": " + ",
    "-": " − ",
    "=": " = ",
    "<": " < ",
    ">": " > ",
    ",": ", ",
}
_LARGE = {r"\sum": "Σ", r"\prod": "∏", r"\int": "∫", r"\bigcup": "⋃"}
_FUNCTIONS = frozenset((r"\log", r"\ln", r"\exp", r"\max", r"\inf", r"\cos"))
_ACCENTS = {r"\hat": "\u0302", r"\bar": "\u0304"}
_RAISED = str.maketrans("0123456789+−*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻*")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class _Kind(Enum):
    """What a part is, as far as the part behind it must know."""

    PLAIN = "plain"
    LARGE = "large"
    FUNCTION = "function"
    INDEX = "index"
    FRACTION = "fraction"


def readable(formula: str) -> str:
    """A formula without LaTeX's markup; one that is no LaTeX stays as it is."""
    try:
        return " ".join(_Reader(formula).up_to("").split())
    except (IndexError, ValueError, RecursionError):
        return formula


class _Reader:
    def __init__(self, formula: str) -> None:
        self._tokens = _TOKEN.findall(formula)
        self._at = 0

    def up_to(self, end: str) -> str:
        """Everything up to a closing brace, or to the end of the formula."""
        written, before = "", _Kind.PLAIN
        while self._at < len(self._tokens) and self._tokens[self._at] != end:
            token = self._tokens[self._at]
            part, kind = self._part()
            if token == "-" and (before is _Kind.LARGE or not written or written.endswith("(")):
                part = "−"
            written += _joint(written, before, token, kind, part) + part
            # The index of a sum belongs to its sign, and so does that of a function.
            before = before if kind is _Kind.INDEX and before in (_Kind.LARGE, _Kind.FUNCTION) else kind
        self._at += 1
        return written

    def _part(self) -> tuple[str, _Kind]:
        token = self._tokens[self._at]
        self._at += 1
        if token in (r"\frac", r"\tfrac"):
            return _divided(self._argument(), self._argument()), _Kind.FRACTION
        if token == r"\binom":
            return f"({self._argument()} choose {self._argument()})", _Kind.PLAIN
        if token == r"\sqrt":
            return f"√({self._argument()})", _Kind.PLAIN
        if token == r"\text":
            return self._words(), _Kind.PLAIN
        if token == r"\mathbb":
            return self._argument(), _Kind.PLAIN
        if token in _ACCENTS:
            return unicodedata.normalize("NFC", self._argument() + _ACCENTS[token]), _Kind.PLAIN
        if token in ("^", "_"):
            return _indexed(token, self._argument()), _Kind.INDEX
        if token == "{":
            return self.up_to("}"), _Kind.PLAIN
        if token in _LARGE:
            return _LARGE[token], _Kind.LARGE
        kind = _Kind.FUNCTION if token in _FUNCTIONS else _Kind.PLAIN
        return _SIGNS.get(token, token.removeprefix("\\")), kind

    def _argument(self) -> str:
        """What belongs to a command: a group in braces, or one sign."""
        while self._tokens[self._at].isspace():
            self._at += 1
        return self._part()[0].strip()

    def _words(self) -> str:
        """A group of words, in which nothing is a sign."""
        end = self._tokens.index("}", self._at)
        words = "".join(self._tokens[self._at + 1 : end])
        self._at = end + 1
        return words


def _joint(written: str, before: _Kind, token: str, kind: _Kind, part: str) -> str:
    """What shows where one thing ends and the next begins: ``Σ_u w_u``, ``log p``, ``1/n Σ``, ``a / b · c``."""
    if before is _Kind.FRACTION and (token == r"\left" or (part[:1].isalnum() and " / " in written)):
        return " · "
    if kind is _Kind.INDEX or part[:1] in ("", " ", ")", "]", ",", "/"):
        return ""
    if before is _Kind.FRACTION and part == "|":
        return ""
    apart = (
        before in (_Kind.LARGE, _Kind.FRACTION)
        or (kind is _Kind.FRACTION and before is not _Kind.PLAIN)
        or (kind is _Kind.FUNCTION and part.isalpha() and (written[-1:].isalnum() or written.endswith(")")))
        or (before in (_Kind.FUNCTION, _Kind.INDEX) and part[:1].isalnum())
    )
    return " " if apart else ""


def _divided(over: str, under: str) -> str:
    over = f"({over})" if _has(over, " +", " −") else over
    product = _PRODUCT.match(under) is not None
    under = f"({under})" if product or _has(under, " +", " −", "·", "/", "Σ") else under
    return f"{over}/{under}" if len(over + under) < 4 else f"{over} / {under}"


def _has(formula: str, *signs: str) -> bool:
    """Whether one of the signs stands outside all brackets."""
    depth, outside = 0, ""
    for character in formula:
        depth += (character == "(") - (character == ")")
        outside += character if depth == 0 else ""
    return any(sign in outside for sign in signs)


def _indexed(mark: str, index: str) -> str:
    """An index or a power: with small signs where there are some, else behind ``_`` and ``^``."""
    index = index.replace(" ", "")
    small = index.translate(_RAISED if mark == "^" else _LOWERED)
    if (small != index or index == "*") and not any(sign.isalpha() or sign in "./()" for sign in small):
        return small
    compound = any(sign in index for sign in "+−<≤=≠∈/_,")
    return f"{mark}({index})" if compound else f"{mark}{index}"
