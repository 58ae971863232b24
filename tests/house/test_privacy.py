"""Nothing leaves the machine, and what is kept on it is data: no socket is made, and caches hold only JSON and text."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import pytest

from commands import python

DESIGN = "# {title}\n\n## Model\n\nA fast model, see https://example.com/model and [it](https://example.com).\n"

DIGEST = 16
"""Bytes in front of a value that must not have been cut off or altered."""

TRANSCRIPT = b"designdoc transcript 1\n"

WATCHED = """\
import sys

noted = []


def watch(event, arguments):
    if event.startswith("socket."):
        noted.append(event)


sys.addaudithook(watch)
from designdoc.cli.main import main

main(sys.argv[1:])
seen = list(noted)
import socket

socket.socket().close()
assert noted != seen, "the watch is blind"
print("sockets:", seen)
"""


@pytest.fixture(scope="module")
def after_two_runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The cache that a check and then a report have left behind, and what they wrote. The first starts with nothing,
    the second with packs that are compiled already, from which it keeps tables.
    """
    folder = tmp_path_factory.mktemp("private")
    for name in ("design", "other"):
        (folder / f"{name}.md").write_text(DESIGN.format(title=name), encoding="utf-8")
    said = watched(folder, "check", "design.md") + watched(folder, "report", "--html", "report.html", "other.md")
    assert (folder / "report.html").is_file()
    return folder / "cache", said


def watched(folder: Path, *arguments: str) -> str:
    """What a command line writes, and after it the sockets that it made."""
    run = python("-c", WATCHED, *arguments, folder=folder, DESIGNDOC_CACHE_DIR=str(folder / "cache"))
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_a_check_and_a_report_make_no_socket(after_two_runs: tuple[Path, str]) -> None:
    assert after_two_runs[1].count("sockets: []") == 2


def test_every_file_in_the_cache_is_json_or_text(after_two_runs: tuple[Path, str]) -> None:
    cache, _ = after_two_runs
    kinds: dict[str, list[str]] = {}
    for path in sorted(file for file in cache.rglob("*") if file.is_file()):
        kinds.setdefault(path.relative_to(cache).parts[0], []).append(form_of(path.read_bytes()))
    assert set(kinds) == {"packs", "derived", "results"}
    assert set(kinds["packs"]) == {"json", "empty"}
    assert set(kinds["derived"]) == {"json", "empty"}
    assert set(kinds["results"]) == {"json", "signature", "transcript", "empty"}


def form_of(data: bytes) -> str:
    """What a file of the cache holds; an error for one that holds anything but what is listed here."""
    if not data:
        return "empty"
    if data.endswith(TRANSCRIPT):
        read_transcript(data)
        return "transcript"
    value = data[DIGEST:] if data[:DIGEST] == digest(data[DIGEST:]) else data
    lines = value.decode("utf-8").splitlines()
    if len(lines) == 1 and set(lines[0]) <= set("0123456789abcdef "):
        return "signature"
    for line in lines:
        json.loads(line)
    return "json"


def read_transcript(data: bytes) -> None:
    """Entries (JSON, then text), their index as JSON, and at the end where it starts and what the file is."""
    body, footer = data[: -(8 + DIGEST + len(TRANSCRIPT))], data[-(8 + DIGEST + len(TRANSCRIPT)) :]
    index = json.loads(body[int.from_bytes(footer[:8], "big") :])
    assert index
    for _, offset, size in index.values():
        head, _, texts = body[offset + DIGEST : offset + size].partition(b"\n")
        json.loads(head)
        texts.decode("utf-8")


def digest(value: bytes) -> bytes:
    return blake2b(value, digest_size=DIGEST).digest()
