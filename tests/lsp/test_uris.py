"""The same file is known under all its names, on every operating system, whichever one runs these tests."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from designdoc.lsp.conversion.uris import THIS_MACHINE, FileSystem, key_of, path_of, uri_of


def itself(path: str) -> str:
    return path


WINDOWS = FileSystem(windows=True, ignores_case=True, real_path=itself)
MACOS = FileSystem(windows=False, ignores_case=True, real_path=itself)
LINUX = FileSystem(windows=False, ignores_case=False, real_path=itself)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///c%3A/Users/Ada/design.md", "C:\\Users\\Ada\\design.md"),
        ("file:///C:/Users/Ada/design.md", "C:\\Users\\Ada\\design.md"),
        ("file:///d:/", "D:\\"),
        ("file://server/share/design.md", "\\\\server\\share\\design.md"),
        ("file://localhost/c:/design.md", "C:\\design.md"),
        ("file:///c:/My%20Designs/%E8%AE%BE%E8%AE%A1.md", "C:\\My Designs\\设计.md"),
    ],
)
def test_windows_paths(uri: str, path: str) -> None:
    assert path_of(uri, WINDOWS) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/ada/design.md", "/home/ada/design.md"),
        ("file://localhost/home/ada/design.md", "/home/ada/design.md"),
        ("file:///home/ada/my%20designs/%C3%A9t%C3%A9%23%3F.md", "/home/ada/my designs/été#?.md"),
        ("FILE:///home/ada/design.md", "/home/ada/design.md"),
    ],
)
def test_posix_paths(uri: str, path: str) -> None:
    assert path_of(uri, LINUX) == path


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "git:/a/b.md", "vscode-remote://x/a.md", "file:///a%00b", "file://[", ""]
)
def test_what_names_no_file_has_no_path_and_is_its_own_key(uri: str) -> None:
    assert path_of(uri, LINUX) is None
    assert key_of(uri, LINUX) == uri


@pytest.mark.parametrize(
    ("path", "uri", "system"),
    [
        ("c:\\My Designs\\a.md", "file:///C:/My%20Designs/a.md", WINDOWS),
        ("\\\\server\\share\\a.md", "file://server/share/a.md", WINDOWS),
        ("/home/ada/设计 #1.md", "file:///home/ada/%E8%AE%BE%E8%AE%A1%20%231.md", LINUX),
    ],
)
def test_paths_become_uris_and_come_back(path: str, uri: str, system: FileSystem) -> None:
    assert uri_of(path, system) == uri
    assert uri_of(path_of(uri, system) or "", system) == uri


@pytest.mark.parametrize(
    ("one", "other", "system"),
    [
        ("file:///c%3A/Designs/A.md", "file:///C:/designs/a.md", WINDOWS),
        ("file://SERVER/share/a.md", "file://server/Share/a.md", WINDOWS),
        ("file:///Users/Ada/A.md", "file:///users/ada/a.md", MACOS),
        ("file:///caf%C3%A9.md", "file:///cafe%CC%81.md", MACOS),
        ("file:///a%20b.md", "file:///a b.md", LINUX),
    ],
)
def test_spellings_of_one_file_share_a_key(one: str, other: str, system: FileSystem) -> None:
    assert key_of(one, system) == key_of(other, system)


def test_linux_distinguishes_case_and_unicode_form() -> None:
    assert key_of("file:///a.md", LINUX) != key_of("file:///A.md", LINUX)
    composed, decomposed = (unicodedata.normalize(form, "é.md") for form in ("NFC", "NFD"))
    assert key_of(uri_of(f"/{composed}", LINUX), LINUX) != key_of(uri_of(f"/{decomposed}", LINUX), LINUX)


def test_long_windows_paths_are_the_paths_they_stand_for() -> None:
    long = FileSystem(windows=True, ignores_case=True, real_path=lambda path: "\\\\?\\" + path)
    assert key_of("file:///c:/a.md", long) == key_of("file:///c:/a.md", WINDOWS)
    unc = FileSystem(windows=True, ignores_case=True, real_path=lambda path: "\\\\?\\UNC" + path[1:])
    assert key_of("file://server/a.md", unc) == key_of("file://server/a.md", WINDOWS)


def test_a_path_that_cannot_be_followed_stands_for_itself() -> None:
    def fail(path: str) -> str:
        raise OSError("loop")

    assert key_of("file:///a.md", FileSystem(windows=False, ignores_case=False, real_path=fail)) == "/a.md"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_symbolic_link_is_its_target(tmp_path: Path) -> None:
    target = tmp_path / "设计 final.md"
    target.write_text("# Design\n", encoding="utf-8")
    link = tmp_path / "latest.md"
    link.symlink_to(target)
    assert key_of(link.as_uri(), THIS_MACHINE) == key_of(target.as_uri(), THIS_MACHINE)
    assert uri_of(str(target)) == target.as_uri()
