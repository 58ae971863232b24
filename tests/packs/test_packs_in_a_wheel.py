"""What users install: the packs come compiled in the wheel, and load from there and out of a zip archive."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADS = """
import sys, designdoc
from designdoc.packs import store
pack = store.load("ml-system-design")
assert "yaml" not in sys.modules, "a compiled pack needs no YAML"
from designdoc.recognition.derived import derived
assert derived(pack, "heading-names", lambda: sys.exit("the tables of a pack come with it"))
told = {pack_id: store.told_by(pack_id) for pack_id in store.pack_ids()}
assert (told["adr"], told["ml-system-design"], told["design-doc"], told["base"]) == ("marks", "words", "", ""), told
print(designdoc.__file__, len(pack.framework.sections), len(store.pack_ids()))
"""
EXTENDS = """
import pathlib
from designdoc.packs import store
folder = pathlib.Path("house-rules")
folder.mkdir(exist_ok=True)
(folder / "pack.yaml").write_text("title: Ours\\nextends: [ml-system-design]\\n")
loaded = store.load_with_mistakes("house-rules", [folder])
print(loaded.pack.title, len(loaded.pack.framework.sections), loaded.mistakes)
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel, which was built from the source distribution as installers do."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("environment")
    venv.EnvBuilder(with_pip=True).create(folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    return python


def output(python: Path | str, code: str, folder: Path, *, path: Path | None = None) -> str:
    environment = {"PYTHONPATH": str(path)} if path else {}
    done = subprocess.run(
        [python, "-c", code],
        cwd=folder,
        env={"DESIGNDOC_CACHE_DIR": str(folder / "cache"), "PATH": "", "SYSTEMROOT": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_source_distribution_holds_the_packs(built: Path):
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"rules/ml-system-design/pack.yaml", "server/hatch_build.py", "tests/conftest.py", "LICENSE"} <= names
    assert not any(name.startswith(("tests/house", "tests/vscode", "client-vscode")) for name in names)


@pytest.mark.slow
def test_the_wheel_tells_type_checkers_that_it_is_typed(wheel: Path):
    """PEP 561: without the marker the types of the public API count for nobody."""
    assert "designdoc/py.typed" in zipfile.ZipFile(wheel).namelist()


@pytest.mark.slow
def test_the_wheel_holds_packs_both_ways_and_schemas(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert "designdoc/_rules/ml-system-design/sections/labels.yaml" in names
    assert "designdoc/_rules/compiled/ml-system-design.json" in names
    assert "designdoc/_rules/schemas/section.schema.json" in names


@pytest.mark.slow
def test_an_installed_wheel_loads_its_packs(installed: Path, tmp_path: Path):
    where, sections, packs = output(installed, LOADS, tmp_path).rsplit(maxsplit=2)
    assert str(ROOT / "server") not in where
    assert (sections, packs) == ("57", "8")
    assert output(installed, EXTENDS, tmp_path).split() == ["Ours", "57", "()"]


@pytest.mark.slow
def test_a_wheel_works_out_of_a_zip_archive(wheel: Path, installed: Path, tmp_path: Path):
    archive = tmp_path / "designdoc.zip"
    archive.write_bytes(wheel.read_bytes())
    where, sections, packs = output(installed, LOADS, tmp_path, path=archive).rsplit(maxsplit=2)
    assert where.startswith(str(archive))
    assert (sections, packs) == ("57", "8")
    assert output(installed, EXTENDS, tmp_path, path=archive).split() == ["Ours", "57", "()"]
