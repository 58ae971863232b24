"""Original documents for the packs beside machine learning, each in two languages other than English. The section each
heading stands for is drawn beside it as a comment. In the front matter, ``missing`` names sections that stand nowhere,
and ``only-by-heading`` those of which nothing tells but their heading.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from recognised import drawn

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser

DOCUMENTS = Path(__file__).parent / "documents_of_packs"
PACKS = ("adr", "design-doc", "genai-system-design", "ml-model-card", "rfc", "system-design")
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.md"))


def test_every_pack_has_documents_in_two_languages() -> None:
    packs = [name.partition(".")[0] for name in NAMES]
    assert {pack: packs.count(pack) for pack in packs} == dict.fromkeys(PACKS, 2)


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_and_no_state_is_judged_wrongly(name: str) -> None:
    pack, _, language = name.partition(".")
    text, expected = drawn((DOCUMENTS / f"{name}.md").read_text(encoding="utf-8"))
    document = parse(text)
    coverage = Recogniser(load(pack)).recognise(document)
    assert coverage.language == language
    found = {document.lines.line_of(m.place(document).start): m.sections for m in coverage.headings if m.sections}
    assert found == expected
    headed = [section for sections in expected.values() for section in sections]
    assert _states(coverage, headed) == dict.fromkeys(headed, State.COVERED)
    front_matter = document.front_matter
    assert front_matter is not None
    absent = front_matter.values["missing"]
    assert _states(coverage, absent) == dict.fromkeys(absent, State.MISSING)


@pytest.mark.parametrize("name", NAMES)
def test_without_its_headings_each_section_is_still_heard_of(name: str) -> None:
    pack, _, _ = name.partition(".")
    text, expected = drawn((DOCUMENTS / f"{name}.md").read_text(encoding="utf-8"))
    lines = ["## 3" if number in expected else line for number, line in enumerate(text.split("\n"))]
    coverage = Recogniser(load(pack)).recognise(parse("\n".join(lines)))
    headed = [section for sections in expected.values() for section in sections]
    silent = [section for section, state in _states(coverage, headed).items() if state is State.MISSING]
    front_matter = parse(text).front_matter
    assert front_matter is not None
    assert silent == list(front_matter.values.get("only-by-heading", ()))


def _states(coverage: Coverage, sections: list[str]) -> dict[str, State]:
    return {section: coverage.sections[section].state for section in sections}
