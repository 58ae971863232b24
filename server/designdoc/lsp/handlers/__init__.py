"""The handlers of the feature lane, one file per group of methods, found by scanning.

A handler is an ``async`` function marked with ``@handles(METHOD)``. It gets the Moment of its request (the documents,
settings and options as they were) and the parameters as lsprotocol's type, and returns the result, or raises RpcError,
which is what the editor is told. A command's handler is marked with ``@handles_command(NAME)`` and gets the list of its
arguments.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from designdoc.lsp.session import Moment

FeatureHandler = Callable[[Moment, Any], Awaitable[Any]]
CommandHandler = Callable[[Moment, Sequence[Any]], Awaitable[Any]]
Handler = TypeVar("Handler")

_FOUND: dict[str, FeatureHandler] = {}
_COMMANDS: dict[str, CommandHandler] = {}


def handles(method: str) -> Callable[[FeatureHandler], FeatureHandler]:
    """Mark a function as the handler of a method. Raises ValueError when the method has one already."""
    return _filed(_FOUND, method)


def handles_command(name: str) -> Callable[[CommandHandler], CommandHandler]:
    """Mark a function as the handler of a command. Raises ValueError when the command has one already."""
    return _filed(_COMMANDS, name)


def _filed(under: dict[str, Handler], name: str) -> Callable[[Handler], Handler]:
    def mark(handler: Handler) -> Handler:
        if name in under:
            raise ValueError(f"{name} has two handlers")
        under[name] = handler
        return handler

    return mark


def found() -> Mapping[str, FeatureHandler]:
    """Every handler of this package by method."""
    _import_all()
    return _FOUND


def found_commands() -> Mapping[str, CommandHandler]:
    """Every command of this package by name."""
    _import_all()
    return _COMMANDS


def _import_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
