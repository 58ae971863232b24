"""blake2b: the digest behind fingerprints, signatures and keys of caches.

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
