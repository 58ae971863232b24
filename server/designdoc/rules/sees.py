"""What outline checks look at in a passage, besides its heading: small values that most edits leave as they are.

A check that names what it sees is not called after an edit that leaves all of it alone (``rules/documents.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designdoc.document.model import PassageContent

if TYPE_CHECKING:
    from designdoc.rules.check import See
    from designdoc.rules.views import DocumentView


def content(function: Callable[[PassageContent], object]) -> See:
    """What a function of the content alone tells."""
    return lambda view, content: function(content)


def words_found(view: DocumentView, content: PassageContent) -> object:
    """Of which word lists and glossary entries something stands in the prose."""
    return view.scan(content).found.keys()


def length(view: DocumentView, content: PassageContent) -> object:
    """The words of prose."""
    return content.word_count


def lines(view: DocumentView, content: PassageContent) -> object:
    """The line ends, which decide the line numbers of all that follows."""
    return content.text.count("\n"), content.text.count("\r")
