"""Parent: the editor that started the server. When it dies its end of the pipe closes, and with it the conversation;
but where something else holds that end open (a wrapper, another child of the editor) only the process tells.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable

_SECONDS = 5.0
"""How many seconds there are between two looks."""


def end_with(process_id: object, hang_up: Callable[[], None], seconds: float = _SECONDS) -> None:
    """Call ``hang_up`` soon after the process of this id has ended, as the protocol asks of servers.

    A process that is not there to begin with is one of another machine or container, and is not watched; nor is any on
    Windows, where looking for a process cannot be told from interrupting it.
    """
    if sys.platform == "win32" or not isinstance(process_id, int) or process_id <= 1 or not _lives(process_id):
        return
    loop = asyncio.get_running_loop()

    def look() -> None:
        if _lives(process_id):
            loop.call_later(seconds, look)
        else:
            hang_up()

    loop.call_later(seconds, look)


def _lives(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
