"""Starts the bundled designdoc, from the libraries in ``bundled/libs`` and from nowhere else.

The extension runs it with ``python -I -S``, so that neither the user's packages nor PYTHON* variables interfere.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bundled" / "libs"))

from designdoc.cli.main import run

if __name__ == "__main__":
    run()
