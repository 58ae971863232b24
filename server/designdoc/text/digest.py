"""blake2b: the digest behind fingerprints, signatures and keys of caches, and values sealed with it.

It is that of ``hashlib``, taken from where ``hashlib`` has it: importing ``hashlib`` loads OpenSSL first, which takes
longer than comparing a document with what is remembered of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b as blake2b
else:
    try:
        from _blake2 import blake2b as blake2b
    except ImportError:  # An interpreter other than CPython.
        from hashlib import blake2b as blake2b

SEAL = 16
"""The length of a seal in bytes."""


def seal(value: bytes) -> bytes:
    """What tells whether a value is still as it was written."""
    return blake2b(value, digest_size=SEAL).digest()


def sealed(value: bytes) -> bytes:
    """A value behind its seal."""
    return seal(value) + value


def unsealed(stored: bytes) -> bytes | None:
    """The value behind a seal; ``None`` when it was cut off or altered."""
    value = stored[SEAL:]
    return value if stored[:SEAL] == seal(value) else None
