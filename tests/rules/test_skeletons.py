"""A skeleton says nothing yet: however much it shows, prompts are no design."""

from __future__ import annotations

import pytest

from designdoc.document.parse import parse
from designdoc.packs.scaffold import TabStop, Variable
from designdoc.packs.scaffold import parse as parse_scaffold
from designdoc.packs.store import load
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser
from designdoc.rules.fixes.scaffolds import section_text
from designdoc.rules.new_document import new_document
from frameworks import FRAMEWORKS


def profiles(framework: str) -> list[str | None]:
    found = load(framework).framework
    assert found is not None
    return [profile.id for profile in found.profiles] or [None]


def covered(coverage: Coverage) -> list[str]:
    return [section for section, found in coverage.sections.items() if found.state is State.COVERED]


@pytest.mark.parametrize(
    ("framework", "profile"), [(framework, profile) for framework in FRAMEWORKS for profile in profiles(framework)]
)
def test_a_fresh_skeleton_covers_nothing(framework: str, profile: str | None) -> None:
    pack = load(framework)
    text = new_document(pack, "Related videos", profile, every=True)
    coverage = Recogniser(pack).recognise(parse(text))
    assert covered(coverage) == []
    assert not coverage.diagram


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_section_inserted_with_tab_stops_is_not_covered_before_anything_is_typed(framework: str) -> None:
    pack = load(framework)
    assert pack.framework is not None
    recogniser = Recogniser(pack)
    for section in pack.framework.sections:
        snippet = section_text(section, 2, section.title, "\n").snippet
        untouched = "".join(
            p.text if isinstance(p, TabStop) else p for p in parse_scaffold(snippet) if not isinstance(p, Variable)
        )
        coverage = recogniser.recognise(parse(f"# Related videos\n\n{untouched}\n"))
        assert covered(coverage) == [], section.id


def test_what_is_filled_in_counts_while_the_rest_is_still_to_be_written() -> None:
    pack = load("ml-system-design")
    text = new_document(pack, "Related videos")
    prompts = "| <click> | <click-bait> | <rejected or chosen or combined> |"
    assert prompts in text
    answer = (
        "For each viewer and video, predict the probability of a watch of 30 seconds within the session, because a "
        "better estimate lets us order the list, which moves weekly viewers.\n"
    )
    start = text.index("For each <user and item>")
    filled = text[:start] + answer + text[text.index("\n", start) + 1 :]
    assert covered(Recogniser(pack).recognise(parse(filled))) == ["ml-objective"]
