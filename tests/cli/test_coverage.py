"""``designdoc coverage``: a table for people, JSON for programs."""

from __future__ import annotations

import json
import re

import pytest

DESIGN = """\
---
title: Feed ranking
status: draft
---

# Feed ranking

## Problem statement

Readers scroll past 40 posts before they open one; 3 million readers a day waste 2 minutes each.

## Online metrics

The experiment is decided by the click-through rate: opened posts divided by shown posts, 4 % today, target 5 % within
two weeks. Registrations per weekly reader follow it. Guardrails stop the launch: hides per 1,000 impressions stay below
3, complaints below 0.1 %, and 28-day retention does not fall. Conversion and revenue per reader are watched live.

## Alternatives considered

TBD
"""


def test_json_has_the_shape_of_the_contract(designdoc, write) -> None:
    write("a.md", DESIGN)
    outcome = designdoc("coverage", "a.md", "--format", "json")
    assert outcome.status == 0
    value = json.loads(outcome.out)
    document = value["documents"][0]
    assert (value["version"], document["path"], document["framework"]) == (1, "a.md", "ml-system-design")
    sections = {section["id"]: section for section in document["sections"]}
    assert len(sections) == 58
    assert {section["state"] for section in sections.values()} <= {"covered", "thin", "missing", "not-applicable"}
    assert {section["necessity"] for section in sections.values()} <= {"required", "recommended", "optional"}
    assert sections["online-metrics"]["state"] == "covered"
    assert {"line": 12, "how": "heading"}.items() <= sections["online-metrics"]["evidence"][0].items()
    assert sections["alternatives-considered"]["state"] in ("thin", "missing")
    assert sections["diagram"]["state"] == "missing"
    assert {"line": 12, "text": "Online metrics", "sections": ["online-metrics"]} in document["headings"]
    assert set(document["requirement_parts"]) == {"functional", "non-functional", "scale-and-constraints"}
    assert document["diagram"] is False


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Block diagram of the solution", ["high-level-architecture", "diagram"]),
        ("2.2. Блок-схема решения", ["high-level-architecture", "diagram"]),
        ("系统架构图", ["high-level-architecture", "diagram"]),
        ("Diagram of the depot", ["diagram"]),
        ("Architecture", ["high-level-architecture"]),
    ],
)
def test_a_heading_that_names_a_drawing_stands_for_the_diagram(designdoc, write, heading, sections) -> None:
    write("a.md", f"# Leaks\n\n## {heading}\n\n```mermaid\nflowchart LR\n  a --> b\n```\n")
    out = designdoc("coverage", "a.md", "--framework", "ml-system-design", "--format", "json").out
    assert {"line": 3, "text": heading, "sections": sections} in json.loads(out)["documents"][0]["headings"]


def test_the_profile_shifts_necessity_and_never_the_list(designdoc, write) -> None:
    write("a.md", DESIGN)
    found = {}
    for profile in ("production", "interview"):
        out = designdoc("coverage", "a.md", "--profile", profile, "--format", "json").out
        found[profile] = json.loads(out)["documents"][0]["sections"]
    assert [s["id"] for s in found["production"]] == [s["id"] for s in found["interview"]]
    assert [s["necessity"] for s in found["production"]] != [s["necessity"] for s in found["interview"]]


def test_the_table_groups_sections_by_step_and_counts(designdoc, write) -> None:
    write("a.md", DESIGN)
    write("b.md", f"{DESIGN}\n## Serving architecture\n\nA service asks the ranker and keeps its answers.\n")
    out = designdoc("coverage", "a.md").out
    assert "required sections covered" in out
    assert out.index("Evaluate offline and online") < out.index("Online metrics")
    assert "Balance" not in out
    assert re.search(r"^Balance: system \d+ % / ML \d+ %$", designdoc("coverage", "b.md").out, re.MULTILINE)
    assert "Diagram: none" in out


def test_the_table_says_how_much_a_thin_section_is_needed(designdoc, write) -> None:
    write("a.md", DESIGN.replace("TBD", "We could also buy it."))
    row = next(line for line in designdoc("coverage", "a.md").out.splitlines() if "Alternatives" in line)
    assert row.split() == ["◐", "Alternatives", "considered", "thin", "required,", "line", "18"]


def test_a_part_of_the_requirements_that_is_only_named_is_shown_as_thin(designdoc, write) -> None:
    write("a.md", "# Feed ranking\n\n## Functional requirements\n\nLater.\n")
    out = designdoc("coverage", "a.md").out
    assert "Requirements: ◐ Functional requirements  ✘ Non-functional requirements  ✘ Scale" in out


def test_explain_shows_the_proof_and_how_to_teach_a_name(designdoc, write) -> None:
    write("a.md", DESIGN)
    out = designdoc("coverage", "--explain", "a.md").out
    assert "Online metrics (online-metrics): covered" in out
    assert "line 12 (heading" in out
    assert "synonyms: {" in out


def test_explain_says_what_was_looked_for_and_what_was_taken_for_granted(designdoc, write) -> None:
    assistant = "A RAG assistant: a vector database, and an LLM that answers. "
    write("a.md", f"# Permits\n\n## Goals\n\nFast answers.\n\n## Approach\n\n{assistant * 8}\n")
    out = designdoc("coverage", "--explain", "--framework", "ml-system-design", "a.md").out
    assert "looked for headings such as 'risks', 'risk', 'risk assessment', and words such as" in out
    assert "expected are words such as 'non-goal…', 'out of scope', 'out-of-scope'" in out
    assert "not-applicable, optional because no model is trained here\n      taken from uses-rag:" in out
    long_line = next(line for line in out.splitlines() if "by 'vector database'" in line)
    assert "…" in long_line
    assert "vector database" in long_line.split("): ", 1)[1]


def test_explain_keeps_words_on_a_line_and_tells_a_heading_from_a_word_in_it(designdoc, write) -> None:
    lead = "Every third pump of the harbour runs\ndry because nobody hears the leak, and a repair costs two days."
    skew = "## Feature computation - zero train/serve skew, by construction\n\nThe same code runs at night and by day."
    write("a.md", f"# Leaks\n\n{lead}\n\n{skew}\n")
    out = designdoc("coverage", "--explain", "--framework", "ml-system-design", "a.md").out
    assert "line 3 (text by 'Every third pump of the harbour runs dry…')" in out
    stored = out[out.index("(feature-store)") :]
    assert "it is only mentioned: a heading only holds a word of it" in stored[: stored.index("\n\n")]


SENTENCE = "The monthly mean is off by 19 percent, embarrassing how hard it is to top."
SPOKEN = f"""\
# Feed ranking

## Problem statement

Readers scroll past 40 posts before they open one; 3 million readers a day waste 2 minutes each.

## What Anna brought

{SENTENCE}
"""


def explained(designdoc, section: str) -> list[str]:
    """The lines about a section, without their margin."""
    out = designdoc("coverage", "--explain", "--framework", "ml-system-design", "a.md").out
    about = out[out.index(f"({section}): ") :]
    return [line[6:] for line in about[: about.index("\n\n")].splitlines()[1:]]


def test_explain_shows_the_sentence_that_sounds_like_a_gap_and_what_to_do(designdoc, write) -> None:
    write("a.md", SPOKEN)
    assert explained(designdoc, "baseline")[-3:] == [
        f"line 9 sounds like it: {SENTENCE}",
        "if that is what it says, begin it with 'Baseline:', give it a heading of that name, or teach the one it has in"
        " .designdoc.yaml:",
        '  synonyms: {baseline: ["What Anna brought"]}',
    ]


def test_what_explain_says_to_teach_closes_the_gap(designdoc, write) -> None:
    write("a.md", SPOKEN)
    write(".designdoc.yaml", explained(designdoc, "baseline")[-1].strip())
    assert not any("sounds like it" in line for line in explained(designdoc, "baseline"))
    document = json.loads(designdoc("coverage", "a.md", "--format", "json").out)["documents"][0]
    assert {"line": 7, "text": "What Anna brought", "sections": ["baseline"]} in document["headings"]


def test_explain_teaches_no_heading_that_stands_over_several_sections_and_no_title(designdoc, write) -> None:
    both = "if that is what it says, begin it with 'Baseline:' or give it a heading of that name"
    other = "Boris looked at 50 of the worst misses by hand, and half of them were shops that had just moved."
    for text in (f"{SPOKEN}\n{other}\n", f"# What Anna brought\n\n{SENTENCE}\n"):
        write("a.md", text)
        assert explained(designdoc, "baseline")[-1] == both


def test_explain_names_the_loose_words_that_hint_at_a_gap(designdoc, write) -> None:
    write("a.md", SPOKEN.replace(SENTENCE, "The incumbent list is sorted by hand."))
    assert explained(designdoc, "baseline")[-2:] == [
        "only 'incumbent' (line 9) hints at it",
        "if that is what it says, give it the heading 'Baseline'",
    ]


def test_explain_shows_what_sounds_like_a_section_that_is_only_thin(designdoc, write) -> None:
    write("a.md", f"{SPOKEN}\n## Baseline\n\nLater.\n")
    lines = explained(designdoc, "baseline")
    assert any(line.startswith("its heading is there, but the text under it says little") for line in lines)
    assert f"line 9 sounds like it: {SENTENCE}" in lines


def test_explain_says_which_section_implies_one_that_nothing_is_said_of(designdoc, write) -> None:
    write("a.md", f"{SPOKEN}\n## Architecture\n\nA gateway passes each call on to the ranker and back.\n")
    assert explained(designdoc, "functional-requirements")[-1] == (
        "it is only implied: who writes about 'High-level architecture' says something of it, and nothing else does"
    )


def test_json_has_the_hints_of_what_is_not_covered(designdoc, write) -> None:
    write("a.md", SPOKEN)
    document = json.loads(designdoc("coverage", "a.md", "--format", "json").out)["documents"][0]
    hints = {section["id"]: section.get("hints") for section in document["sections"]}
    assert hints["baseline"] == [{"line": 9, "how": "sentence", "words": SENTENCE}]
    assert hints["problem-statement"] == []
    write("a.md", SPOKEN.replace(SENTENCE, "The incumbent list is sorted by hand."))
    document = json.loads(designdoc("coverage", "a.md", "--format", "json").out)["documents"][0]
    hints = {section["id"]: section.get("hints") for section in document["sections"]}
    assert hints["baseline"] == [{"line": 9, "how": "word", "words": "incumbent"}]


def test_a_taught_name_is_recognised(designdoc, write) -> None:
    write("a.md", DESIGN.replace("## Online metrics", "## Pulse board"))
    write(".designdoc.yaml", 'synonyms: {online-metrics: ["Pulse board"]}')
    out = designdoc("coverage", "a.md", "--format", "json").out
    heading = next(h for h in json.loads(out)["documents"][0]["headings"] if h["text"] == "Pulse board")
    assert heading["sections"] == ["online-metrics"]


def test_a_file_that_is_no_design_document_says_so(designdoc, write) -> None:
    write("docs/readme.md", "# my-tool\n\nInstall it.\n")
    assert "not a design document that designdoc knows" in designdoc("coverage", "docs").out
    document = json.loads(designdoc("coverage", "docs", "--format", "json").out)["documents"][0]
    assert (document["framework"], document["sections"], document["balance"]) == (None, [], None)


def test_unreadable_paths_are_2_and_the_rest_is_shown(designdoc, write) -> None:
    write("a.md", DESIGN)
    outcome = designdoc("coverage", "gone.md", "a.md", "--format", "json")
    assert outcome.status == 2
    value = json.loads(outcome.out)
    assert [d["path"] for d in value["documents"]] == ["a.md"]
    assert value["errors"] == [{"path": "gone.md", "message": "no such file or directory"}]
