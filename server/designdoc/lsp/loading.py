"""Loading the feature lane's engine, and keeping what stays of it and no more."""

from __future__ import annotations

import gc
import linecache
import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

from designdoc.records import compile_constructors

if TYPE_CHECKING:
    from designdoc.lsp.feature_server import FeatureServer

_OFTEN = (700, 10, 10)
"""How often Python looks for garbage by itself."""


def import_feature_server() -> type[FeatureServer]:
    """Import pygls, lsprotocol and all handlers, and compile what every key press needs.

    attrs makes each of lsprotocol's 570 classes twice and keeps the source of every function that it writes for them.
    Where garbage is looked for as rarely as it is otherwise here, that takes 10 MB which no later work gives back.
    """
    compile_constructors()
    rarely = gc.get_threshold()
    _keep_what_is_there()
    gc.set_threshold(*_OFTEN)
    try:
        _import_protocol_types()
        from designdoc.lsp.feature_server import FeatureServer
    finally:
        gc.set_threshold(*rarely)
    linecache.clearcache()
    _keep_what_is_there()
    return FeatureServer


def _import_protocol_types() -> None:
    """Import lsprotocol's classes as a module that cannot be looked up by name before it is complete.

    For each class of a module that can be, attrs copies all names of the module, so that the hints of a constructor can
    be resolved by themselves. With 570 classes in one module that is 5.5 MB, and an eighth of the time of the import.
    """
    name, package = "lsprotocol.types", "lsprotocol"
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    vars(sys.modules[package])["types"] = module


def _keep_what_is_there() -> None:
    """Spare the collector what will not become garbage any more, which took it 30 ms each time."""
    gc.collect()
    gc.freeze()
