"""Loading the feature lane's engine, and keeping what stays of it and no more."""

from __future__ import annotations

import gc
import linecache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designdoc.lsp.feature_server import FeatureServer

_OFTEN = (700, 10, 10)
"""How often Python looks for garbage by itself."""


def import_feature_server() -> type[FeatureServer]:
    """Import pygls, lsprotocol and all handlers.

    attrs makes each of lsprotocol's 570 classes twice and keeps the source of every function that it writes for them.
    Where garbage is looked for as rarely as it is otherwise here, that takes 10 MB which no later work gives back.
    """
    rarely = gc.get_threshold()
    _keep_what_is_there()
    gc.set_threshold(*_OFTEN)
    try:
        from designdoc.lsp.feature_server import FeatureServer
    finally:
        gc.set_threshold(*rarely)
    linecache.clearcache()
    _keep_what_is_there()
    return FeatureServer


def _keep_what_is_there() -> None:
    """Spare the collector what will not become garbage any more, which took it 30 ms each time."""
    gc.collect()
    gc.freeze()
