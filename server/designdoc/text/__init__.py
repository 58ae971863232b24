"""Characters and places: the only place type of the core is a span of code points."""

from designdoc.text.edit import TextEdit
from designdoc.text.line_index import LineIndex
from designdoc.text.span import Span

__all__ = ["LineIndex", "Span", "TextEdit"]
