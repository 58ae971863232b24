"""The handlers of the feature lane, one file per group of methods, found by scanning.

A handler is an ``async`` function marked with ``@handles(METHOD)``. It gets the Moment of its request (the documents,
settings and options as they were) and the parameters as lsprotocol's type, and returns the result.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from designdoc.lsp.session import Moment

FeatureHandler = Callable[[Moment, Any], Awaitable[Any]]

_FOUND: dict[str, FeatureHandler] = {}


def handles(method: str) -> Callable[[FeatureHandler], FeatureHandler]:
    """Mark a function as the handler of a method. Raises ValueError when the method has one already."""

    def mark(handler: FeatureHandler) -> FeatureHandler:
        if method in _FOUND:
            raise ValueError(f"{method} has two handlers")
        _FOUND[method] = handler
        return handler

    return mark


def found() -> Mapping[str, FeatureHandler]:
    """Every handler of this package by method."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return _FOUND
