"""What the tests of the house share: where the repository is, and which files belong to it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def tracked_files() -> tuple[Path, ...]:
    """The files under version control, and new ones that are not ignored, without those deleted in the work tree."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout: which files belong to the project is unknown")
    names = listing.stdout.decode().split("\0")
    return tuple(path for name in sorted(filter(None, names)) if (path := ROOT / name).is_file())
