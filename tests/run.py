"""Run all tests with nothing but Python and the package registries at hand.

The first run makes a virtual environment in ``.cache/tests`` and installs designdoc (editable) and its development
tools there; later runs reuse it until ``pyproject.toml`` changes. Arguments go to pytest: ``python3 tests/run.py -k
recognition``. Editors that are not installed are skipped with a line that says so; with ``DESIGNDOC_EDITORS=required``
in the environment a skipped editor is a failure.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".cache" / "tests"
OLDEST_PYTHON = (3, 10)


def main(arguments: list[str]) -> int:
    """Prepare the environment, run pytest in it, and return its exit status."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"designdoc needs Python 3.10 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    python = prepared_environment()
    return subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode


def prepared_environment() -> str:
    """The environment's Python, after installing what ``pyproject.toml`` asks for if that changed."""
    python = str(ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    stamp = ENVIRONMENT / "installed-for"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return python
    print(f"Installing the test environment in {ENVIRONMENT.relative_to(ROOT)} ...", file=sys.stderr)
    venv.EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)
    # Dependency groups (``--group``) came with pip 25.1, which is newer than what many Pythons bring along.
    install(python, "--upgrade", "pip>=25.1")
    install(python, "--editable", ".", "--group", "dev")
    stamp.write_text(wanted)
    return python


def install(python: str, *what: str) -> None:
    """Install with the environment's pip; raises CalledProcessError when that fails."""
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], cwd=ROOT, check=True
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
