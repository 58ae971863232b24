"""remembered: values that follow from a passage, computed once and kept in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from designdoc.document.model import PassageContent

Value = TypeVar("Value")
Other = TypeVar("Other")
Rest = ParamSpec("Rest")


def remembered(function: Callable[[PassageContent], Value]) -> Callable[[PassageContent], Value]:
    """A pure function of a passage's content that runs once for each content object.

    After an edit only the passages it touched have new content, so a document check may ask every passage for such a
    value at every keystroke.
    """

    def recall(content: PassageContent) -> Value:
        try:
            value: Any = content.memory[function]
        except KeyError:
            value = content.memory[function] = function(content)
        return value  # type: ignore[no-any-return]

    update_wrapper(recall, function)
    return recall


def remembered_with(
    function: Callable[Concatenate[Other, PassageContent, Rest], Value],
) -> Callable[Concatenate[Other, PassageContent, Rest], Value]:
    """A function of another object and a passage's content, such as of the scan of the passage, that runs once for each
    content object as long as it is asked with the same other object. What else it is given does not decide the value.
    """

    def recall(other: Other, content: PassageContent, /, *args: Rest.args, **more: Rest.kwargs) -> Value:
        known: Any = content.memory.get(function)
        if known is None or known[0] is not other:
            known = content.memory[function] = (other, function(other, content, *args, **more))
        return known[1]  # type: ignore[no-any-return]

    update_wrapper(recall, function)
    return recall
