"""Values that are computed once per passage content and kept in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import TypeVar, cast

from designdoc.document.model import PassageContent

Value = TypeVar("Value")


def remembered(function: Callable[[PassageContent], Value]) -> Callable[[PassageContent], Value]:
    """A pure function of a passage's content that runs once for each content object.

    After an edit only the passages it touched have new content, so a document check may ask every passage for such a
    value at every keystroke.
    """

    def recall(content: PassageContent) -> Value:
        try:
            return cast(Value, content.memory[function])
        except KeyError:
            value = content.memory[function] = function(content)
            return value

    update_wrapper(recall, function)
    return recall
