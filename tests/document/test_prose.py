"""Units, labels, links, diagrams and directives of a passage."""

from __future__ import annotations

import pytest

from designdoc.document.model import DiagramKind, DirectiveKind, PassageContent
from designdoc.document.parse import parse


def content(text: str) -> PassageContent:
    (only,) = parse(text).contents
    return only


def units(text: str) -> list[str]:
    return [f"{unit.kind.value}: {text[unit.span.start : unit.span.end]}" for unit in content(text).units]


def labels(text: str) -> list[str]:
    found = content(text).labels
    return [
        f"{label.kind.value}: {label.text} -> {text[label.scope.start : label.scope.end].strip()}" for label in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is here. Two is there! Three?", ["One is here.", "Two is there!", "Three?"]),
        (
            "It costs 1.5 ms, e.g. on CPU. approx. 3 ms vs. 4 ms.",
            ["It costs 1.5 ms, e.g. on CPU. approx. 3 ms vs. 4 ms."],
        ),
        ("See Fig. 3 here. Then go.", ["See Fig. 3 here.", "Then go."]),
        ("第一句。第二句!「三。」四", ["第一句。", "第二句!「三。」", "四"]),
        ("Use `a. B` here. `c`.", ["Use `a. B` here."]),
        ("...\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert units(text) == [f"sentence: {sentence}" for sentence in expected]


def test_items_and_rows_are_units() -> None:
    text = "- One. Two.\n  - nested\n\n  Further. Words.\n\n| a | b |\n|---|---|\n| 1 |  |\n"
    assert units(text) == [
        "item: One. Two.",
        "item: nested",
        "sentence: Further.",
        "sentence: Words.",
        "row: a | b",
        "row: 1 |  ",
    ]
    assert [unit.block for unit in content(text).units] == [0, 0, 0, 0, 1, 1]


def test_a_long_item_is_read_as_sentences() -> None:
    sentence = "This item says a good deal more than one would expect of an item in a list. "
    assert len(units("- " + sentence * 8)) == 8


def test_units_in_quotes_say_so() -> None:
    assert [unit.quoted for unit in content("a\n\n> b\n>\n> - c\n").units] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Goals**\n\ntext\n\n**Risks:**\n\nmore\n",
            ["bold-paragraph: Goals -> text", "bold-paragraph: Risks -> more"],
        ),
        ("**Latency.** Under 100 ms.\n", ["bold-lead-in: Latency -> Under 100 ms."]),
        ("__Goal__: win\n**Cost:** low\n", ["bold-lead-in: Goal -> win", "bold-lead-in: Cost -> low"]),
        ("Some **bold** text\n", []),
        ("**First** word\n**not a label** here\n", ["bold-lead-in: First -> word\n**not a label** here"]),
        ("- Latency: 100 ms\n  - p99\n", ["list-label: Latency -> 100 ms\n  - p99"]),
        ("- Online\n  - CTR\n", ["outline-item: Online -> - CTR"]),
        ("- [Goals](#goals)\n  - [Risks](#risks)\n", []),
        ("- one two three four five six seven\n  - no\n- Offline\n", []),
        ("1. Data\n   Logs of a year.\n", ["outline-item: Data -> Logs of a year."]),
        ("1. data\n   Logs of a year.\n2. We have the logs of a year\n   and maps.\n", []),
        ("1. Scope\n2. Data\n  - logs\n  - maps\n3. Model\n", ["outline-item: Data -> - logs\n  - maps"]),
        ("1. Data\n\nLogs.\n\n- maps\n", []),
        ("- **`:`** ends a name\n**.** and **:**\n\n**`:`**\n", []),
        ("- **Latency** 100 ms\n", ["bold-lead-in: Latency -> 100 ms"]),
        ("- **Latency**\n  - 100 ms\n", ["bold-lead-in: Latency -> - 100 ms"]),
        ("- 延迟：100\n", ["list-label: 延迟 -> 100"]),
        ("- one two three four five six seven: no\n- http://a\n- at 10:30\n", []),
        ("- `code`: words\n", ["list-label: code -> words"]),
        ("- Truth = the meter\n- a == b\n- x=1\n", ["list-label: Truth -> the meter"]),
        ("Truth = the reading of the meter.\n", ["plain-lead-in: Truth -> the reading of the meter."]),
        (
            "Baseline: most popular\nLoss function : log loss\n",
            [
                "plain-lead-in: Baseline -> most popular",
                "plain-lead-in: Loss function -> log loss",
            ],
        ),
        ("基线：热门列表\n", ["plain-lead-in: 基线 -> 热门列表"]),
        ("We count clicks. Label: a click within a day\n", ["plain-lead-in: Label -> a click within a day"]),
        ("Data sources:\n\n- logs\n- maps\n\nMore.\n", ["plain-lead-in: Data sources -> - logs\n- maps"]),
        (
            "Data\nLogs of a year.\n\nOpen questions\n\n- Who pays?\n",
            ["plain-line: Data -> Logs of a year.", "plain-line: Open questions -> - Who pays?"],
        ),
        ("this is not\na title\n\nNor is this, here\nor this one.\n\nNor are these five words\nbut prose.\n", []),
        ("At 10:30 it ends.\n\nhttps://a.b\n\nThis is what we all want: a list.\n", []),
        ("| k | v |\n|---|---|\n| **Owner** | me |\n| | x |\n", ["row-label: Owner -> me"]),
        ("> ## Inner\n> text\n", ["nested-heading: Inner -> > text"]),
        (
            "<h2>One</h2>\na\n\n<h3 id=x>Two <i>b</i></h3>\n\nc\n",
            ["html-heading: One -> a", "html-heading: Two b -> c"],
        ),
        (
            "<details>\n<summary>What goes in</summary>\n\nWeather.\n\n</details>\n",
            ["html-heading: What goes in -> Weather.\n\n</details>"],
        ),
        ("<!-- <h2>no</h2> -->\n\n<div><!-- <h2>no</h2> --></div>\n", []),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *b*](u)", ["inline u: a b"]),
        ("![a](<u v> 't')", ["inline image u v: a"]),
        ("[a][The  Label] [b][] [c]", ["reference the label: a", "reference b: b", "reference c: c"]),
        ("<http://x> http://y.z.", ["autolink http://x: http://x", "autolink http://y.z: http://y.z"]),
        ("(https://a/b_(c)) www.d.e", ["autolink https://a/b_(c): https://a/b_(c)", "autolink www.d.e: www.d.e"]),
        ('<a href=\'u\'>w</a> <img src="i.png" alt="x y">', ["html u: w", "html image i.png: x y"]),
        ('<image src="i.png" alt="x y">', ["html image i.png: x y"]),
        ("[![a](b)](c)", ["inline image b: a", "inline c: a"]),
        ("`[a](b)` \\[c](d) [ ] [x]{", []),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    found = content(text).links
    assert [f"{link.kind}{' image' * link.image} {link.target}: {link.text}" for link in found] == expected
    for link in found:
        assert text[link.target_span.start : link.target_span.end].lower().split() == link.target.lower().split()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("```mermaid\ngraph LR\n```\n", [DiagramKind.MERMAID]),
        ("```{mermaid}\ngraph LR\n```\n", [DiagramKind.MERMAID]),
        ("~~~puml\nA -> B\n~~~\n", [DiagramKind.PLANTUML]),
        ("```\n@startuml\n```\n", [DiagramKind.PLANTUML]),
        ("```d2\na -> b\n```\n", [DiagramKind.OTHER_TEXT]),
        ("```\n+---+\n| a |\n+---+\n|   |\n+---+\n```\n", [DiagramKind.ASCII]),
        ("```text\na -> b -> c -> d\n```\n", [DiagramKind.ASCII]),
        ("```\nraw --clean--> table ── export ──> model\n```\n", [DiagramKind.ASCII]),
        ("```\na -> b\n```\n", []),
        ("```text\nrepo/\n├── docs/\n│   └── a.md\n├── run.py   # entry\n└── data/\n    └── x.csv\n```\n", []),
        ("```\nrepo/\n├── a/\n│   │\n│   └── b.py   # a → b\n│\n├── c/\n│\n├── ...\n└── d.py   # b → c\n```\n", []),
        ("```\ncluster\n├── gateway\n├── ranker\n└── feature store\n```\n", [DiagramKind.ASCII]),
        ("```\nrun --flag > log\n--> done\n```\n", []),
        ("```\n1. On the list -> allow\n2. Score above 0.5 -> block\n3. Otherwise -> clear\n```\n", []),
        ("```python\nf() -> a -> b -> c\n```\n", []),
        ("![Architecture](img/a.png)", [DiagramKind.IMAGE]),
        ("![Build](https://img.shields.io/x.svg)", []),
        ("[Events]\n\n↓\n\n[Features]\n\n↓\n\n[Model]\n\n↑\n\n[Requests]", [DiagramKind.ASCII]),
        ("Events\n↓\nFeatures\n⬇️\nModel\n▼\nScore", [DiagramKind.ASCII]),
        ("Costs ↓\n\n↓\n\nQuality ↑\n\n↑ and ↓\n\n↓", []),
        ("![Company logo](logo.png)", []),
        ("![Screenshot of the start page](a.png)", []),
        ("![](artifacts/plots/pr.png) ![](out/cost_vs_rate.png) ![混淆矩陣](m.png)", []),
        ("![Screenshot 2026-02-09 at 6 21 15 PM](a.png)", [DiagramKind.IMAGE]),
        ("[board](https://miro.com/b) [d](docs/a.drawio) [x](a.html)", [DiagramKind.LINK, DiagramKind.LINK]),
    ],
)
def test_diagrams(text: str, kinds: list[DiagramKind]) -> None:
    assert [diagram.kind for diagram in content(text).diagrams] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "rules", "reason"),
    [
        ("<!-- designdoc-disable a-b, c: why not -->", DirectiveKind.DISABLE, ("a-b", "c"), "why not"),
        ("<!-- designdoc-enable a-b -->", DirectiveKind.ENABLE, ("a-b",), ""),
        ("<!--designdoc-disable-next-line-->", DirectiveKind.DISABLE_NEXT_LINE, (), ""),
        ("text <!-- designdoc-disable-file x -- because --> text", DirectiveKind.DISABLE_FILE, ("x",), "because"),
        ("{/* designdoc-disable x: y */}", DirectiveKind.DISABLE, ("x",), "y"),
        ("<!--\n designdoc-disable\n x :\n long\n reason\n-->", DirectiveKind.DISABLE, ("x",), "long reason"),
        ("<!-- designdoc-disabled x -->", DirectiveKind.UNKNOWN, ("x",), ""),
        ("text <!-- designdoc-ignore-next-line-->", DirectiveKind.UNKNOWN, (), ""),
    ],
)
def test_directives(text: str, kind: DirectiveKind, rules: tuple[str, ...], reason: str) -> None:
    (directive,) = content(text).directives
    assert (directive.kind, directive.rules, directive.reason) == (kind, rules, reason)
    assert tuple(text[start:end] for start, end in directive.rule_spans) == rules


@pytest.mark.parametrize(
    "text", ["<!-- designdoc -->", "`<!-- designdoc-disable x -->`", "<!-- designdoc-report x -->"]
)
def test_other_comments_are_no_directives(text: str) -> None:
    assert content(text).directives == ()
