"""asyncio without TLS: the server speaks to an editor on the same machine and encrypts nothing.

asyncio imports ``ssl`` if Python has it, and ``ssl`` loads OpenSSL, which is a fifth of the memory of a server that has
just started. Where Python was built without ``ssl``, asyncio does without, and that is what it is told here. Whoever
imports ``ssl`` later gets it.
"""

from __future__ import annotations

import sys
from typing import Any


def import_plain_asyncio() -> None:
    """Import asyncio, unless that or ``ssl`` is there already. Comes before anything that imports it."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules: dict[str, Any] = sys.modules
    modules["ssl"] = None
    try:
        import asyncio  # noqa: F401 (for all who import it later)
    finally:
        del modules["ssl"]
