"""Where the packs lie that ship with designdoc, for whoever only has to know whether they have changed."""

from __future__ import annotations

import os

import designdoc

HEAD = "pack.yaml"
PACKAGE = os.path.dirname(os.path.abspath(designdoc.__file__))
INSTALLED = os.path.join(PACKAGE, "_rules")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "rules")


def shipped_root() -> str:
    """``rules/`` at the top of a checkout, ``designdoc/_rules`` in an installed package."""
    return _CHECKOUT if os.path.isfile(os.path.join(_CHECKOUT, "base", HEAD)) else INSTALLED
