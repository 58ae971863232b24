"""Executors: run the checks on somebody else's engine (Dask, Ray, ...), on this machine or on many.

An engine is anything that behaves like a ``concurrent.futures.Executor``: ``submit`` returns a future. Its workers need
designdoc, and the documents under the same paths.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from designdoc.cli.exit_status import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor


def load_executor(name: str) -> Executor:
    """The executor that the factory ``module:factory`` makes.

    Raises:
        UsageError: when there is no such factory, or what it makes cannot run anything.

    """
    module, _, factory = name.partition(":")
    if not module or not factory:
        raise UsageError(f"--executor {name}: write MODULE:FACTORY, for instance my_cluster:executor")
    try:
        made = getattr(importlib.import_module(module), factory)()
    except ModuleNotFoundError as error:
        raise UsageError(f"--executor {name}: {error}; install it, or put its folder on PYTHONPATH") from error
    except Exception as error:
        raise UsageError(f"--executor {name}: {error}") from error
    if not callable(getattr(made, "submit", None)):
        raise UsageError(f"--executor {name}: {type(made).__name__} has no `submit` as executors have")
    return cast("Executor", made)
