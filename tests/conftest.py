"""Options of the whole test run."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A build server draws the same examples every time, so that a red run is about the change; elsewhere they are new at
# each run. How long one example takes says something about the machine only.
settings.register_profile("here", deadline=None)
settings.register_profile("build-server", deadline=None, derandomize=True)
settings.load_profile("build-server" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-fixtures",
        action="store_true",
        help="rewrite the drawn findings to what is found now; read the difference before committing",
    )
