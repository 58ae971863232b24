"""Characters and places: the only place type of the core is a span of code points."""

from designdoc.text.edit import TextEdit
from designdoc.text.span import Span

__all__ = ["Span", "TextEdit"]
