"""How fast a language server answers while somebody types, for any server, so that two can be compared in one run.

    python -m tests.lsp.by_hand.latency DOCUMENT [--files N] [--rounds R] -- SERVER ARGUMENTS...

With several servers (separated by ``--``) the measurements take turns, so that a busy machine hits all alike; one
program can stand there with different arguments (``-- rumdl server -- rumdl server -c FILE``). Wall-clock milliseconds,
p50 and p99; processor milliseconds per step are those of the server process.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from tests.lsp.by_hand.wire import Server

_SETTLED = 3.0
"""Seconds after which a server has loaded what it loads behind the first answers."""

_WARM_UP = 10
_EDITS = 60
_BURST = 20
_BURST_GAP = 0.005
_OPTIONS = {"framework": "ml-system-design"}

Measured = dict[str, tuple[float, float, float]]
"""By kind of edit or request: p50 and p99 in milliseconds, and processor milliseconds per step."""


class Typist:
    """Types into the middle of one document."""

    def __init__(self, server: Server, path: Path, text: str) -> None:
        self.server = server
        self.uri = path.as_uri()
        self.version = 1
        lines = text.split("\n")
        middle = sorted(range(len(lines)), key=lambda line: abs(line - len(lines) // 2))
        self.prose = next(line for line in middle if len(lines[line]) > 40 and lines[line][0].isalpha())
        self.heading = next(line for line in middle if lines[line].startswith("## "))
        self.heading_length = len(lines[self.heading])
        server.open(self.uri, text)
        server.diagnostics(self.uri, 1)

    def change(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Send one edit."""
        self.version += 1
        places = ({"line": line, "character": character} for line, character in (start, end))
        changes = [{"range": dict(zip(("start", "end"), places, strict=True)), "text": text}]
        identifier = {"uri": self.uri, "version": self.version}
        self.server.tell("textDocument/didChange", {"textDocument": identifier, "contentChanges": changes})

    def diagnostics(self) -> list[Any]:
        """The diagnostics of the present version."""
        return self.server.diagnostics(self.uri, self.version)

    def steps(self) -> Iterator[tuple[str, Callable[[int], object]]]:
        """What is measured, by name; every step gets its number."""
        prose, heading = self.prose, self.heading

        def letter(number: int) -> None:
            self.change((prose, 20), (prose, 20), "x")
            self.diagnostics()

        def in_heading(number: int) -> None:
            self.change((heading, self.heading_length), (heading, self.heading_length), "x")
            self.diagnostics()

        def line(number: int) -> None:
            self.change((prose + 1, 0), (prose + 1 + number % 2, 0), "" if number % 2 else "\n")
            self.diagnostics()

        def new_line(number: int) -> None:
            self.change((prose + 1, 0), (prose + 1, 0), "\n")
            self.diagnostics()

        def burst(number: int) -> float:
            for _ in range(_BURST):
                self.change((prose, 20), (prose, 20), "x")
                sent = time.perf_counter()
                time.sleep(_BURST_GAP)
            # What has been pushed for earlier versions is no answer to the last one; a pull asks for it at once.
            self.diagnostics()
            return max(time.perf_counter() - sent - _BURST_GAP * self.server.pulls, 0.0)

        def asked(method: str) -> Callable[[int], object]:
            place = {"textDocument": {"uri": self.uri}, "position": {"line": heading, "character": 4}}
            return lambda number: self.server.ask(method, place)

        yield from (("a letter", letter), ("a letter in a heading", in_heading), ("a line more or less", line))
        yield from (("the last of 20 edits 5 ms apart", burst), ("a line that was never there", new_line))
        yield from (("hover", asked("textDocument/hover")), ("completion", asked("textDocument/completion")))


def measure(server: Server, typist: Typist) -> Measured:
    """Time every kind of step."""
    found: Measured = {}
    for name, step in typist.steps():
        times: list[float] = []
        used = server.processor_seconds()
        count = _EDITS // 6 if "20" in name else _EDITS
        for number in range(-_WARM_UP, count):
            begin = time.perf_counter()
            seconds = step(number)
            seconds = seconds if isinstance(seconds, float) else time.perf_counter() - begin
            times += [seconds * 1000] if number >= 0 else []
        times.sort()
        cost = (server.processor_seconds() - used) * 1000 / (count + _WARM_UP)
        found[name] = (times[len(times) // 2], times[min(len(times) * 99 // 100, len(times) - 1)], cost)
    return found


def run(command: list[str], text: str, files: int, log: IO[str]) -> tuple[Measured, float, float]:
    """Measure one server on one document: the steps, seconds from spawn to first diagnostics, memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            (Path(folder) / f"note-{number}.md").write_text("# Note\n\nSome text.\n", encoding="utf-8")
        path = Path(folder) / "design.md"
        path.write_text(text, encoding="utf-8")
        server = Server(command, Path(folder), log, _OPTIONS)
        typist = Typist(server, path, text)
        started = time.perf_counter() - server.spawned
        time.sleep(_SETTLED)
        measured = measure(server, typist)
        memory = server.memory()
        server.stop()
    return measured, started, memory


def main() -> None:
    """Measure all servers in turns and print the best round of each."""
    arguments, servers = _arguments()
    text = Path(arguments.document).read_text(encoding="utf-8")
    best: dict[tuple[str, ...], Measured] = {}
    with Path(os.devnull).open("w") as log:
        for _ in range(arguments.rounds):
            for command in servers:
                measured, started, memory = run(command, text, arguments.files, log)
                known = best.setdefault(tuple(command), {})
                measured |= {"spawn to first diagnostics": (started * 1000,) * 3, "memory, MB": (memory,) * 3}
                known.update({name: min(found, known.get(name, found)) for name, found in measured.items()})
    for name in next(iter(best.values())):
        figures = ((command, measured[name]) for command, measured in best.items())
        shown = (f"{_name(command)} {p50:.1f} / {p99:.1f} (cpu {cpu:.1f})" for command, (p50, p99, cpu) in figures)
        print(f"{name:34}", "   ".join(shown))


def _name(command: Sequence[str]) -> str:
    """The program with the names of the files it is given, which tells several configurations of one apart."""
    return " ".join([Path(command[0]).name, *(Path(word).name for word in command[1:] if "/" in word)])


def _arguments() -> tuple[argparse.Namespace, list[list[str]]]:
    own, *servers = _split(sys.argv[1:])
    parser = argparse.ArgumentParser(description="Measure language servers.")
    parser.add_argument("document")
    parser.add_argument("--files", type=int, default=0, help="how many other Markdown files lie in the folder")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(own), servers or [[sys.executable, "-m", "designdoc", "server"]]


def _split(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "--":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


if __name__ == "__main__":
    main()
