"""LoadingAhead: what hover and completion need is imported behind the first answers, a little at a time."""

from __future__ import annotations

import asyncio
import gc
import importlib
from collections.abc import Iterator

from designdoc.lsp.loading import HEAD_START

_STEPS = (
    "designdoc.features.subject",
    "designdoc.features.cards",
    "designdoc.features.derived_figures",
    "designdoc.features.sounding",
    "designdoc.features.hover",
    "designdoc.features.completion",
    "designdoc.features.completion.anchors",
    "designdoc.features.completion.framework",
)
"""Modules in an order in which none takes long to import, so that no key press waits for more than one."""


def load_ahead() -> None:
    """Begin soon. Whoever asks before the end imports the rest himself."""
    asyncio.get_running_loop().call_later(HEAD_START, _step, iter(_STEPS))


def _step(steps: Iterator[str]) -> None:
    module = next(steps, None)
    if module is None:
        # All that is there stays, and to look through it for garbage would delay some key press by 30 ms.
        gc.freeze()
        return
    importlib.import_module(module)
    asyncio.get_running_loop().call_soon(_step, steps)
