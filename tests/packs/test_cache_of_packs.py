"""The cache of compiled packs: quick when it fits, and harmless in every other case."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from designdoc.packs import cache_folder, compiled, roots, store
from designdoc.packs.assembly import assemble
from designdoc.packs.model import Pack

PACK = {"pack.yaml": "title: T\nextends: [base]\nsteps: [{id: s, title: S}]\n", "sections/a.yaml": ""}
SECTION = "title: {title}\nstep: s\norder: 1\nnecessity: optional\nexplanation: E.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "house-rules"
    (folder / "sections").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK["pack.yaml"])
    write(folder, "One")
    return folder


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test, and no pack known from before."""
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "_loaded", {})
    return tmp_path / "cache"


def write(folder: Path, title: str, age: float = 60.0) -> None:
    path = folder / "sections" / "a.yaml"
    path.write_text(SECTION.format(title=title))
    then = time.time() - age
    os.utime(path, (then, then))
    os.utime(folder / "pack.yaml", (then, then))


def title(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The title of the section, read as a new process would."""
    monkeypatch.setattr(store, "_loaded", {})
    framework = store.load("house-rules", [folder]).framework
    assert framework is not None
    section = framework.section("a")
    assert section is not None
    return section.title


def test_compiling_loses_nothing():
    for pack_id in store.pack_ids():
        pack, _ = assemble(pack_id, roots.pack_folders(()))
        assert pack is not None
        assert compiled.loads(compiled.dumps(pack)) == pack


def test_a_warm_load_imports_no_yaml(fresh: Path):
    code = "import sys; from designdoc.packs import store; store.load('rfc'); print('yaml' in sys.modules)"
    environment = {**os.environ, "DESIGNDOC_CACHE_DIR": str(fresh), "PYTHONPATH": os.pathsep.join(sys.path)}
    seen = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout
        for _ in range(2)
    ]
    assert [text.strip() for text in seen] == ["True", "False"]


def test_a_change_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch):
    assert title(root, monkeypatch) == "One"
    write(root, "Two", age=30)
    assert title(root, monkeypatch) == "Two"


def test_a_change_that_leaves_size_and_time_is_seen_while_the_file_is_new(root: Path, monkeypatch: pytest.MonkeyPatch):
    write(root, "One", age=0)
    assert title(root, monkeypatch) == "One"
    before = (root / "sections" / "a.yaml").stat()
    (root / "sections" / "a.yaml").write_text(SECTION.format(title="Two"))
    os.utime(root / "sections" / "a.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert title(root, monkeypatch) == "Two"


def test_the_same_content_with_other_times_is_not_compiled_again(root: Path, monkeypatch: pytest.MonkeyPatch):
    assert title(root, monkeypatch) == "One"
    write(root, "One", age=30)
    monkeypatch.setattr("designdoc.packs.assembly.assemble", lambda *_: pytest.fail("compiled again"))
    assert title(root, monkeypatch) == "One"


def test_mistakes_are_kept_with_the_pack(root: Path, monkeypatch: pytest.MonkeyPatch):
    (root / "facts.yaml").write_text("fact: []\n")
    first = store.load_with_mistakes("house-rules", [root]).mistakes
    monkeypatch.setattr(store, "_loaded", {})
    assert store.load_with_mistakes("house-rules", [root]).mistakes == first != ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"One", b"Own"),
        lambda data: b"{}\n" + data,
        lambda data: b"[1]\n[]\n",
        lambda data: b"\xff\xfe" + data,
    ],
)
def test_a_corrupt_cache_is_harmless(root: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch, damage):
    assert title(root, monkeypatch) == "One"
    kept = [file for file in (fresh / "packs").glob("*/*") if b"One" in file.read_bytes()]
    assert kept
    for file in kept:
        file.write_bytes(damage(file.read_bytes()))
    assert title(root, monkeypatch) == "One"


def test_what_a_killed_run_left_half_written_goes_when_a_pack_is_written(
    root: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = fresh / "packs" / "00"
    folder.mkdir(parents=True)
    for name, age in (("old.tmp", 2 * 24 * 60 * 60), ("new.tmp", 60)):
        (folder / name).write_text("half")
        os.utime(folder / name, (time.time() - age,) * 2)
    assert title(root, monkeypatch) == "One"
    assert [path.name for path in fresh.rglob("*.tmp")] == ["new.tmp"]


def test_a_cache_that_cannot_be_written_is_harmless(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(tmp_path / "file"))
    assert title(root, monkeypatch) == "One"


@pytest.mark.parametrize("text", ["", "[]", "[{}, []]", '[{"Pack": []}, [1]]', '[{"Pack": [[0, "class:str"]]}, [[]]]'])
def test_a_compiled_form_of_something_else_is_refused(text: str):
    with pytest.raises(ValueError, match=r".*"):
        compiled.loads(text)


def test_a_plan_reaches_nothing_but_the_model():
    """A forged cache cannot name a class or function from elsewhere."""
    with pytest.raises(ValueError, match="not a compiled pack"):
        compiled.loads('[{"Pack": [[0, "class:__loader__"]]}, ["x"]]')
    with pytest.raises(ValueError, match="not a compiled pack"):
        compiled.loads('[{"Pack": [[0, "enum:framework"]]}, ["x"]]')


def test_the_cache_lies_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DESIGNDOC_CACHE_DIR")
    assert Path(cache_folder.folder()).is_absolute()
    assert "designdoc" in Path(cache_folder.folder()).parts


def test_telling_the_titles_of_frameworks_keeps_no_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    store.framework_titles()  # The first time, packs may have to be compiled.
    monkeypatch.setattr(store, "_loaded", {})
    before = sum(isinstance(thing, Pack) for thing in gc.get_objects())
    titles = store.framework_titles()
    assert titles["ml-system-design"] == "ML system design document"
    assert "base" not in titles
    assert sum(isinstance(thing, Pack) for thing in gc.get_objects()) <= before


def test_of_very_many_packs_those_asked_for_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_loaded", {})
    monkeypatch.setattr(store, "_MOST_KEPT", 2)
    first = store.load("adr")
    store.load("rfc")
    assert store.load("adr") is first
    store.load("base")
    assert store.load("adr") is first
