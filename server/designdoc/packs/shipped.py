"""Where the packs that ship with designdoc lie, for code that only has to know whether they have changed."""

from __future__ import annotations

import os

import designdoc

HEAD = "pack.yaml"
PACKAGE = os.path.dirname(os.path.abspath(designdoc.__file__))
INSTALLED = os.path.join(PACKAGE, "_rules")
COMPILED = os.path.join(INSTALLED, "compiled")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "rules")


def shipped_root() -> str:
    """``rules/`` at the top of a checkout, ``designdoc/_rules`` in an installed package."""
    return _CHECKOUT if os.path.isfile(os.path.join(_CHECKOUT, "base", HEAD)) else INSTALLED


def decisive_folders(*, extended: bool) -> list[str]:
    """The folders that hold what shipped packs say: in a checkout their YAML, in an installed package their compiled
    form, or again the YAML where packs of the user's own may be ``extended`` from it.
    """
    root = shipped_root()
    return [COMPILED if root == INSTALLED and not extended else root]
