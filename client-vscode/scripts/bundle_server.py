"""Puts the server and its libraries into ``bundled/libs``, as they are shipped inside the VSIX.

Run it with any Python from 3.10 on that has pip: ``npm run bundle``. It fails when a library is missing or has another
version than the server asks for. What is compiled or not used at run time is left out, so that one VSIX fits all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

CLIENT = Path(__file__).resolve().parent.parent
LIBS = CLIENT / "bundled" / "libs"
REQUIREMENTS = Path(__file__).with_name("bundled-requirements.txt")

SUPPORTED_PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")

NOT_SHIPPED = (
    # PyYAML and MarkupSafe use their own Python code where their extension modules are missing.
    *("_yaml", "**/*.so", "**/*.pyd", "**/*.dylib"),
    *("bin", "**/__pycache__", "**/*.pyi", "**/py.typed"),
    # Bookkeeping of pip; ``direct_url.json`` would even name a folder of the machine that built the bundle.
    *("*/RECORD", "*/INSTALLER", "*/REQUESTED", "*/WHEEL", "*/direct_url.json", "*/*.txt"),
)


def main() -> None:
    """Build ``bundled/libs`` anew, check it and say how large it is."""
    shutil.rmtree(LIBS, ignore_errors=True)
    _install(str(CLIENT.parent), "--requirement", str(REQUIREMENTS))
    if missing := list(_missing_requirements()):
        sys.exit("\n".join(missing))
    for pattern in NOT_SHIPPED:
        for path in list(LIBS.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    size = sum(file.stat().st_size for file in LIBS.rglob("*") if file.is_file())
    print(f"bundled/libs: {size / 1e6:.1f} MB before compression")


def _install(*what: str) -> None:
    quietly = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore")
    pip = [sys.executable, "-m", "pip", "install", *quietly, "--no-deps", "--no-compile", "--target", str(LIBS)]
    subprocess.run([*pip, *what], check=True)


def _missing_requirements() -> Iterator[str]:
    """One sentence for each requirement that some supported Python has and the bundle does not fulfil."""
    bundled = {canonicalize_name(d.metadata["Name"]): d for d in distributions(path=[str(LIBS)])}
    for distribution in bundled.values():
        for requirement in map(Requirement, distribution.requires or ()):
            fulfils = bundled.get(canonicalize_name(requirement.name))
            if _applies(requirement) and not (fulfils and requirement.specifier.contains(fulfils.version)):
                yield f"{distribution.metadata['Name']} needs {requirement}: mend {REQUIREMENTS.name}"


def _applies(requirement: Requirement) -> bool:
    pythons = ({"python_version": version, "python_full_version": f"{version}.0"} for version in SUPPORTED_PYTHONS)
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": "", **p}) for p in pythons)


if __name__ == "__main__":
    main()
