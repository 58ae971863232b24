"""How often Python looks for garbage."""

from __future__ import annotations

import gc

_NEW, _YOUNG, _MIDDLE = 100_000, 20, 100


def collect_rarely() -> None:
    """Look for cycles of dead objects a hundred times less often than Python does by itself.

    A review makes many small values that live on and refer to each other without cycles. Looking through them again and
    again took a third of the time of a document with thousands of headings, and found nothing.
    """
    gc.set_threshold(_NEW, _YOUNG, _MIDDLE)


def collect_no_more() -> None:
    """Spare a process that is about to end the last look for garbage, which is a tenth of a run over one document."""
    gc.freeze()
