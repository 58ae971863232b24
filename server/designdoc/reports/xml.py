"""XML text: escaping, and leaving out what XML 1.0 cannot hold."""

from __future__ import annotations

from xml.sax.saxutils import escape

from designdoc.text.regex import regex

_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """A value as character data; U+FFFD stands for what XML cannot hold."""
    return escape(_NOT_XML.sub("\ufffd", value))


def attributes(**values: object) -> str:
    """`` name="value"`` for every value, line breaks kept; a trailing underscore of a name is dropped."""
    return "".join(f' {name.rstrip("_")}="{_attribute(str(value))}"' for name, value in values.items())


def _attribute(value: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", value), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
