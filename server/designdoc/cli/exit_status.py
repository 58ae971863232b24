"""The exit status of every command, and the error that means bad usage."""

from __future__ import annotations

OK = 0
"""Nothing at or above ``--fail-on``."""

FINDINGS = 1
"""There are findings."""

COULD_NOT = 2
"""Something could not be done: bad usage, bad configuration, an unreadable path."""

INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it."""

UNREAD = 141
"""The reader of the output had seen enough (``| head``) before the end, so nobody knows what there is behind it: as
shells count the SIGPIPE that ends other programs then.
"""


class UsageError(Exception):
    """The command line asks for something that cannot be done; the text says what, for the user."""
