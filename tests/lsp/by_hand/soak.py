"""Half an hour of typing into one language server: no growth, no exception, and what is said in the end is right.

    python -m tests.lsp.by_hand.soak [--minutes 30] [--pause-ms 20] [FOLDER]

Every Markdown file of FOLDER (``examples`` if unset) is opened in turn and typed into: letters, words, pasted blocks,
deletions, new headings; diagnostics are pulled after each edit, a hover and a completion asked for now and then. Before
a document is closed, the diagnostics must be those that a copy of the same text gets when it is opened afresh.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.lsp.by_hand.wire import Server

from designdoc.text.encoding import Encoding, to_units
from designdoc.text.line_index import LineIndex

_PIECES = (
    "e", "t", "a", " ", "latency ", "p99 of 120 ms", "\n", "\n\n## Rollout\n\n", "TODO", "```\n", "| a | b |\n",
    "- [ ] ", "<!-- designdoc-disable -->", "🎉", "数据", "10 million users", "---\n", "[x](#y)", "**Metrics**\n",
)  # fmt: skip
_EDITS_PER_DOCUMENT = 300
_LONGEST = 100_000
_WARM = 0.15
"""The share of the time after which memory is compared: until then caches fill."""

_GROWTH = 1.10


def main() -> int:
    """Run the soak; 1 when something was wrong."""
    arguments = _arguments()
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(arguments.folder).rglob("*.md"))]
    source = random.Random(1)
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w+", encoding="utf-8") as log:
        command = [sys.executable, "-m", "designdoc", "server"]
        server = Server(command, Path(folder), log, {"framework": "ml-system-design"})
        end = time.monotonic() + arguments.minutes * 60
        samples: list[tuple[float, float]] = []
        edits, wrong = 0, 0
        for number, text in enumerate(itertools.cycle(texts)):
            if time.monotonic() > end:
                break
            done, same = _type_into(server, Path(folder) / f"d{number}.md", text, source, arguments.pause_ms / 1000)
            edits, wrong = edits + done, wrong + (not same)
            samples.append((time.monotonic(), server.memory()))
        status = server.stop()
        log.seek(0)
        said = log.read()
    begin = samples[0][0] + (samples[-1][0] - samples[0][0]) * _WARM
    warm = [memory for at, memory in samples if at >= begin]
    early, late = median(warm[: max(len(warm) // 5, 1)]), median(warm[-max(len(warm) // 5, 1) :])
    print(f"{edits} edits in {len(samples)} documents; memory {early:.1f} MB early, {late:.1f} MB late, ", end="")
    print(f"most {max(warm):.1f} MB; exit status {status}; {wrong} documents judged wrongly")
    print(f"log: {said.strip() or 'empty'}")
    return int(bool(said.strip()) or wrong > 0 or status != 0 or late > early * _GROWTH)


def _type_into(server: Server, path: Path, text: str, source: random.Random, pause: float) -> tuple[int, bool]:
    """Edit one document; how many edits, and whether the last diagnostics are those of a fresh look."""
    uri = path.as_uri()
    server.open(uri, text)
    version = 1
    for version in range(2, _EDITS_PER_DOCUMENT + 2):
        start = source.randint(0, len(text))
        end = min(len(text), start + source.choice((0, 0, 0, 1, 1, 8, 80)))
        piece = "" if len(text) > _LONGEST else source.choice(_PIECES)
        changes = [{"range": {"start": _position(text, start), "end": _position(text, end)}, "text": piece}]
        text = text[:start] + piece + text[end:]
        identifier = {"uri": uri, "version": version}
        server.tell("textDocument/didChange", {"textDocument": identifier, "contentChanges": changes})
        last = server.diagnostics(uri, version)
        if version % 20 == 0:
            place = {"textDocument": {"uri": uri}, "position": _position(text, source.randint(0, len(text)))}
            server.ask("textDocument/hover", place)
            server.ask("textDocument/completion", place)
        time.sleep(pause)
    copy = path.with_suffix(".copy.md").as_uri()
    server.open(copy, text)
    fresh = server.diagnostics(copy, 1)
    for opened in (uri, copy):
        server.tell("textDocument/didClose", {"textDocument": {"uri": opened}})
    return version - 1, str(fresh).replace(copy, uri) == str(last)


def _position(text: str, offset: int) -> dict[str, int]:
    lines = LineIndex(text)
    line, column = lines.position(offset)
    return {"line": line, "character": to_units(lines.line_text(line), column, Encoding.UTF16)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Type into a language server for a long time.")
    parser.add_argument("folder", nargs="?", default="examples")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--pause-ms", type=float, default=20)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
