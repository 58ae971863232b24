"""Loading the feature lane's engine: what the import leaves behind is freed, and what stays is never collected."""

from __future__ import annotations

import gc
import linecache
import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designdoc.lsp.feature_server import FeatureServer

HEAD_START = 0.05
"""How many seconds the first diagnostics get before what is loaded behind them competes for the processor."""

_OFTEN = (700, 10, 10)
"""The thresholds with which Python starts: how often it looks for garbage by itself."""


def import_feature_server() -> type[FeatureServer]:
    """Import pygls, lsprotocol and all handlers.

    attrs makes each of lsprotocol's 570 classes twice and keeps the source of every function that it writes for them.
    Were garbage collected as rarely as elsewhere in the server, that would take 10 MB that are never given back.
    """
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
    """Exempt from garbage collection what will never become garbage; looking through it took 30 ms each time."""
    gc.collect()
    gc.freeze()
