"""All checks by name, found by scanning ``rules/checks/``: a check's name is its module's name in kebab-case."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache
from typing import Any

from designdoc.rules import checks as package
from designdoc.rules.check import Check


@lru_cache(maxsize=1)
def check_names() -> frozenset[str]:
    """The names of all checks, without importing any of them."""
    return frozenset(module.name.replace("_", "-") for module in pkgutil.iter_modules(package.__path__))


@cache
def find_check(name: str) -> Check[Any] | None:
    """The check of that name, or ``None``. Raises TypeError when its module holds none."""
    if name not in check_names():
        return None
    module = importlib.import_module(f"{package.__name__}.{name.replace('-', '_')}")
    found = getattr(module, "check", None)
    if not isinstance(found, Check):
        raise TypeError(f"{module.__name__} must define one decorated function named 'check'")
    return found
