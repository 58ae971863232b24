"""Whatever is wrong with the disk: one clear line each, everything else checked, and nothing lost."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from designdoc.cli.checking import parallel
from designdoc.cli.reporting.outputs import ReportWriter
from designdoc.reports import formats
from patience import PATIENCE

FLAWED = "---\nframework: adr\n---\n# Decision\n\n## Context and problem statement\n\nTODO\n"


def paths(out: str) -> list[str]:
    return [document["path"] for document in json.loads(out)["documents"]]


def test_a_file_that_vanishes_during_the_run_is_one_line(designdoc, write, monkeypatch) -> None:
    from designdoc.cli.checking import check_files

    for name in ("a", "b", "c"):
        write(f"docs/{name}.md", FLAWED)
    candidates = check_files.candidates

    def then_gone(*arguments, **options):
        found = candidates(*arguments, **options)
        Path("docs/b.md").unlink()
        return found

    monkeypatch.setattr(check_files, "candidates", then_gone)
    outcome = designdoc("check", "docs", "--format", "json")
    assert (outcome.status, outcome.err) == (2, "designdoc: docs/b.md: no such file or directory\n")
    assert paths(outcome.out) == ["docs/a.md", "docs/c.md"]


def test_links_in_a_loop_end(designdoc, write, folder) -> None:
    write("docs/a.md", FLAWED)
    (folder / "docs/loop").symlink_to(folder / "docs", target_is_directory=True)
    (folder / "docs/self.md").symlink_to("self.md")
    outcome = designdoc("check", "docs", "--format", "json")
    assert paths(outcome.out) == ["docs/a.md"]
    assert designdoc("check", "docs/self.md").err.startswith("designdoc: docs/self.md: too many levels")


@pytest.mark.parametrize("name", ["a folder", "a link to nowhere", "a link to itself"])
def test_settings_that_cannot_be_read_are_one_line(designdoc, write, folder, name) -> None:
    """Silently, the defaults would hold, and nobody would know why."""
    write("a.md", FLAWED)
    settings, reasons = folder / ".designdoc.yaml", {"a folder": "is a directory"}
    if name == "a folder":
        settings.mkdir()
    else:
        settings.symlink_to("nowhere" if name == "a link to nowhere" else settings)
        reasons |= {"a link to nowhere": "no such file or directory"}
        reasons |= {"a link to itself": "too many levels of symbolic links"}
    for command in ("check", "coverage", "config", "fix"):
        outcome = designdoc(command, "a.md")
        assert (outcome.status, outcome.err.splitlines()[-1]) == (2, f"designdoc: {settings}: {reasons[name]}")


def test_settings_under_the_other_name_for_yaml_are_told_of_where_there_are_no_others(designdoc, write, folder) -> None:
    write("docs/.designdoc.yml", "fail-on: never\n")
    write("docs/a.md", FLAWED)
    told = f"designdoc: {folder}/docs/.designdoc.yml: rename it to .designdoc.yaml\n"
    for command in ("check", "config"):
        outcome = designdoc(command, "docs/a.md")
        assert (outcome.status, outcome.err) == (2, told)
    assert designdoc("check", "docs/a.md", "--isolated").status == 1
    write(".designdoc.yaml", "fail-on: never\n")
    assert designdoc("check", "docs/a.md").err == ""


def test_settings_with_broken_bytes_are_told_of_at_their_line(designdoc, write) -> None:
    write(".designdoc.yaml", b'synonyms:\n  summary: ["R\xe9sum\xe9"]\n')
    write("a.md", FLAWED)
    outcome = designdoc("check", "a.md")
    told = "designdoc: .designdoc.yaml:2:15: The file is not valid UTF-8: byte 0xe9 in line 2; save it as UTF-8.\n"
    assert (outcome.status, outcome.err) == (2, told)


def test_a_line_break_in_a_name_does_not_end_the_line(designdoc, write) -> None:
    write("a\nb.md", b"caf\xe9")
    assert designdoc("check", "a\nb.md").err.count("\n") == 1
    assert designdoc("new", "a\nb.md").err == "designdoc: a\ufffdb.md exists already; --force overwrites it\n"


def test_a_new_document_needs_a_folder_above_it(designdoc, write, folder) -> None:
    write("a.md", FLAWED)
    assert designdoc("new", "a.md/b.md").err == "designdoc: a.md/b.md: what stands above it is no folder\n"
    assert designdoc("new", ".").err == "designdoc: . is a folder; name a file in it\n"
    assert designdoc("new", "").err == "designdoc: the name of the file is empty\n"


def test_a_fix_that_cannot_be_written_is_not_counted(designdoc, write, monkeypatch) -> None:
    from designdoc.cli.commands import fix
    from designdoc.workspace.files import FileAccessError

    def full(*_):
        raise FileAccessError("no space left on device")

    write("a.md", "---\nframework: adr\n---\n# Use Kafka\n\n## Considerd options\n\n* Kafka\n* Nothing\n")
    monkeypatch.setattr(fix, "write_atomically", full)
    outcome = designdoc("fix", "--select", "misspelled-heading", "a.md")
    assert (outcome.status, outcome.err) == (2, "Nothing fixed.\ndesigndoc: a.md: no space left on device\n")


def test_a_folder_that_is_gone_is_said(write, folder) -> None:
    shell = f"mkdir gone && cd gone && rmdir ../gone && exec {sys.executable} -m designdoc check /etc/hostname"
    ended = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False, cwd=folder)
    assert (ended.returncode, ended.stderr) == (2, "designdoc: the current folder does not exist any more\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_one_line(designdoc, write) -> None:
    write("docs/a.md", FLAWED)
    write("docs/b.md", FLAWED).chmod(0)
    outcome = designdoc("check", "docs", "--format", "json")
    assert (outcome.status, outcome.err) == (2, "designdoc: docs/b.md: permission denied\n")
    assert paths(outcome.out) == ["docs/a.md"]


def test_a_file_that_may_not_be_read_is_one_line(designdoc, write, monkeypatch) -> None:
    """As the test before it, for whoever runs the tests as root."""
    write("docs/a.md", FLAWED)
    write("docs/b.md", FLAWED)
    opened = os.open

    def refusing(path, *arguments, **named):
        if str(path).endswith("b.md"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refusing)
    outcome = designdoc("check", "docs", "--format", "json")
    assert (outcome.status, outcome.err) == (2, "designdoc: docs/b.md: permission denied\n")
    assert paths(outcome.out) == ["docs/a.md"]


@pytest.fixture
def small_disk(folder) -> Iterator[Path]:
    """A disk of 64 KB, where this machine lets us have one."""
    disk = folder / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_line_and_the_other_outputs_are_whole(designdoc, write, small_disk, monkeypatch) -> None:
    monkeypatch.setenv("DESIGNDOC_CACHE_DIR", str(small_disk / "cache"))
    for number in range(40):
        write(f"docs/{number:02}.md", FLAWED + "\nTODO\n" * number)
    expected = designdoc("check", "docs", "--no-cache", "--format", "concise")
    for _ in range(2):
        outcome = designdoc("check", "docs", "--output", f"json={small_disk}/out.json", "--output", "concise")
        assert (outcome.status, outcome.out) == (2, expected.out)
        assert outcome.err == f"designdoc: {small_disk}/out.json: no space left on device\n"
        assert not list(small_disk.glob("out*"))


def test_ten_thousand_files_in_one_folder(designdoc, folder) -> None:
    (folder / "docs").mkdir()
    for number in range(10_000):
        (folder / f"docs/{number:05}.md").touch()
    began = time.process_time()
    outcome = designdoc("check", "docs", "--shard", "1/100")
    assert outcome.status == 0
    assert time.process_time() - began < 30


def test_a_full_disk_costs_the_report_and_not_the_old_one(write, folder) -> None:
    write("a.md", FLAWED)
    write("out.json", "old")
    run = subprocess.run(
        [sys.executable, "-m", "designdoc", "check", "a.md", "--output", "json=out.json", "--output", "concise"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr == "designdoc: out.json: file too large\n"
    assert "placeholder-text" in run.stdout
    assert (folder / "out.json").read_text() == "old"
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []


def test_a_killed_run_leaves_a_cache_that_is_right(designdoc, write) -> None:
    for number in range(30):
        write(f"docs/{number:02}.md", FLAWED * (number % 3 + 1))
    command = [sys.executable, "-m", "designdoc", "check", "docs", "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results"
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until and not list(results.glob("*/*")):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert designdoc("check", "docs", "--format", "json") == designdoc(
        "check", "docs", "--no-cache", "--format", "json"
    )


@pytest.mark.parametrize(
    "command",
    [*(f"check --format {name}" for name in formats.names()), "report --html page.html"],
)
def test_results_are_let_go_when_they_are_reported(designdoc, write, alive, monkeypatch, command) -> None:
    """So that the memory of a run does not grow with the number of its documents."""
    for number in range(30):
        write(f"docs/{number:02}.md", FLAWED)
    monkeypatch.setattr(parallel, "_BATCH", 3)
    designdoc(*command.split(), "docs", "--no-cache")
    assert len(alive) == 30
    assert max(alive) <= 2 * 3 + 2


def test_a_report_can_go_into_a_pipe_or_a_device(designdoc, write, folder) -> None:
    """A pipe is written to and not replaced by a file."""
    write("a.md", FLAWED)
    os.mkfifo(folder / "pipe")
    reader = subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    outcome = designdoc("check", "a.md", "--output", "concise=pipe", "--output", f"json={os.devnull}")
    assert "placeholder-text" in reader.communicate(timeout=PATIENCE)[0]
    assert (outcome.status, outcome.err) == (1, "")
    assert (folder / "pipe").is_fifo()
    assert not Path(os.devnull).is_file()


def test_a_reader_that_has_seen_enough_costs_no_other_report(write, folder) -> None:
    """``check --output text --output json=out.json | head``."""
    write("a.md", FLAWED)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "designdoc", "check", "a.md", "--output", "text", "--output", "json=out.json"]
    with os.fdopen(writing) as closed:
        run = subprocess.run(command, cwd=folder, stdout=closed, stderr=subprocess.PIPE, timeout=PATIENCE, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert paths((folder / "out.json").read_text()) == ["a.md"]


def test_a_run_that_is_broken_off_leaves_the_old_report(designdoc, write, folder, monkeypatch) -> None:
    write("a.md", FLAWED)
    write("out.json", "old")

    def interrupted(self, texts):
        raise KeyboardInterrupt

    monkeypatch.setattr(ReportWriter, "write", interrupted)
    assert designdoc("check", "a.md", "--output", "json=out.json").status == 130
    assert {path.name: path.read_text() for path in folder.glob("out*")} == {"out.json": "old"}


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_told_to_end_leaves_nothing_half_done(designdoc, write, folder, sent) -> None:
    """As ``timeout``, CI servers and closed terminals end it, in the middle of a review by several processes."""
    for number in range(200):
        write(f"docs/{number:03}.md", FLAWED + f"\nTODO {number}\n" * 50)
    write("out.json", "old")
    cache = Path(os.environ["DESIGNDOC_CACHE_DIR"])
    command = [sys.executable, "-m", "designdoc", "check", "docs", "--jobs", "2"]
    process = subprocess.Popen(
        [*command, "--output", "json=out.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What runs the tests may itself have been told to ignore the signal, as nohup does.
        preexec_fn=lambda: signal.signal(sent, signal.SIG_DFL),
    )
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until and len(list(cache.glob("results/*/*"))) < 5:
        time.sleep(0.005)
    assert list(folder.glob("out.json.*.tmp"))
    process.send_signal(sent)
    out, err = process.communicate(timeout=PATIENCE)
    # Two processes were at some ten documents each, with as many tasks waiting.
    assert len(list(cache.glob("results/*/*"))) < 200
    assert (process.returncode, out, err) == (128 + sent, b"", b"")
    assert {path.name: path.read_text() for path in folder.glob("out*")} == {"out.json": "old"}
    assert not list(cache.rglob("*.tmp"))
    # The processes begin with the first documents; some of these are remembered, and rightly.
    first = [f"docs/{number:03}.md" for number in range(30)]
    assert designdoc("check", *first) == designdoc("check", *first, "--no-cache")


TOLD_TWICE = """
import os, signal, sys
from designdoc.cli.process.signals import end_at_once, end_decently, ending_undisturbed
from designdoc.workspace.blob_cache import BlobCache

end_decently()
end_at_once()
unlink = os.unlink

def told_to_end(*_):
    os.kill(os.getpid(), signal.SIGTERM)

def told_again(path):
    os.kill(os.getpid(), signal.SIGTERM)
    unlink(path)

os.replace, os.unlink = told_to_end, told_again
with ending_undisturbed():
    BlobCache(sys.argv[1]).put("ab" * 20, b"a result")
"""


def test_a_process_that_is_told_twice_to_end_tidies_up_all_the_same(tmp_path) -> None:
    """Its run tells it, and so does the pool, which has noticed that another process has ended."""
    run = subprocess.run([sys.executable, "-c", TOLD_TWICE, str(tmp_path)], timeout=PATIENCE, check=False)
    assert run.returncode == 128 + signal.SIGTERM
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_processes_of_a_killed_run_end_with_it(write) -> None:
    """They hold its standard output, so whoever reads that waits for them."""
    for number in range(200):
        write(f"docs/{number:03}.md", FLAWED + f"\nTODO {number}\n" * 50)
    results = Path(os.environ["DESIGNDOC_CACHE_DIR"]) / "results"
    command = [sys.executable, "-m", "designdoc", "check", "docs", "--jobs", "2", "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until and len(list(results.glob("*/*"))) < 5:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL


SENDING = """
import os, signal, struct, sys
from concurrent.futures.process import BrokenProcessPool
from designdoc.cli.checking.parallel import _end_processes, _processes
from designdoc.cli.process.signals import end_decently

class Ends:
    def __reduce__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        return str, ()

end_decently()
if sys.argv[1] == "told while it sends":
    with _processes(1) as pool:
        assert isinstance(pool.submit(Ends).exception(), BrokenProcessPool)
else:
    with _processes(1) as pool:
        pool.submit(int).result()
        os.write(pool._result_queue._writer.fileno(), struct.pack("!i", 1000))
        _end_processes(pool)
"""


@pytest.mark.parametrize("when", ["told while it sends", "ended in the middle of a result"])
def test_a_process_that_is_sending_its_result_ends_with_its_run(when) -> None:
    """It went on when it was told to end, and a run that waited for the rest of the result hung for ever."""
    run = subprocess.run([sys.executable, "-c", SENDING, when], timeout=PATIENCE, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_what_a_killed_run_left_beside_its_report_is_in_nobodys_way(designdoc, write, folder) -> None:
    """A container gives the next run the same process number."""
    write("a.md", FLAWED)
    write(f"out.json.designdoc-{os.getpid()}.tmp", "half a report")
    outcome = designdoc("check", "a.md", "--output", "json=out.json")
    assert (outcome.status, outcome.err) == (1, "")
    assert paths((folder / "out.json").read_text("utf-8")) == ["a.md"]
    assert not list(folder.glob("*.tmp"))


def test_a_reader_that_has_seen_enough_costs_no_words_but_the_run_does_not_pass(write) -> None:
    """With ``pipefail`` a run that ends with 0 because ``head`` did would let everything pass."""
    for number in range(400):
        write(f"docs/{number:03}.md", FLAWED)
    told = f"({sys.executable} -m designdoc check docs --format json; echo $? >&2) | head -1"
    run = subprocess.run(["sh", "-c", told], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (run.stdout, run.stderr) == ('{"version": 1, "documents": [\n', "141\n")
