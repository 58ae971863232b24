"""What a document costs, beside the block parse of the same text, which is the least that reading Markdown takes.

Every round reads a document afresh, so nothing of it is remembered; the pack and its words are. Not part of the usual
run: ``pytest tests/benchmarks`` prints the tables, and ``--benchmark-json FILE`` keeps them with the ratios.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from designdoc.document.document import Document
from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.rules.engine import Reviewer

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = 15


@cache
def reviewer() -> Reviewer:
    return Reviewer(load("ml-system-design"))


@cache
def block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


@cache
def text_of(size: int) -> str:
    """About so many KB of design: the examples without their front matter, as often as it takes."""
    files = sorted(EXAMPLES.glob("*.md"))
    bodies = [file.read_text(encoding="utf-8").split("---\n", 2)[-1] for file in files]
    text = "\n".join(bodies)
    return (text * (size * 1024 // len(text) + 1))[: size * 1024].rpartition("\n")[0] + "\n"


def parsed(text: str) -> tuple[tuple[Document], dict[str, Any]]:
    """The text as a document that nobody has seen: the last texts that terms were looked for in are remembered."""
    for other in ("# One\n\nA text.\n", "# Two\n\n" + "Another text. " * 50):
        reviewer().recogniser.recognise(parse(other))
    return (parse(text),), {}


def recognised(text: str) -> tuple[tuple[Document], dict[str, Any]]:
    (document,), _ = parsed(text)
    reviewer().recogniser.recognise(document)
    return (document,), {}


COSTS: dict[str, tuple[Callable[[Any], object], Callable[[str], tuple[tuple[Any, ...], dict[str, Any]]]]] = {
    "block parse": (lambda text: block_parser().parse(text), lambda text: ((text,), {})),
    "parse": (parse, lambda text: ((text,), {})),
    "recognition": (lambda document: reviewer().recogniser.recognise(document), parsed),
    "all rules": (lambda document: reviewer().review(document).findings, recognised),
}


def least(name: str, text: str) -> float:
    """The least CPU time of a few rounds, in seconds."""
    run, prepare = COSTS[name]
    best = float("inf")
    for _ in range(ROUNDS):
        (argument,), _ = prepare(text)
        started = time.process_time()
        run(argument)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("name", COSTS)
@pytest.mark.parametrize("size", [5, 8, 50])
@pytest.mark.benchmark(timer=time.process_time, disable_gc=True)
def test_cost(benchmark: Any, size: int, name: str) -> None:
    text = text_of(size)
    run, prepare = COSTS[name]
    benchmark.group = f"{size} KB"
    prepare(text)
    benchmark.pedantic(run, setup=lambda: prepare(text), rounds=ROUNDS, warmup_rounds=1)
    benchmark.extra_info["times the block parse"] = round(least(name, text) / least("block parse", text), 2)
