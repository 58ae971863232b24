"""One original design document per language, and one in Taiwan's characters and words. The section each heading stands
for is drawn beside it as a comment; ``missing`` in the front matter names sections that stand nowhere.
"""

from __future__ import annotations

import pytest
from recognised import DOCUMENTS, drawn, recognise

from designdoc.document.parse import parse
from designdoc.recognition.coverage import State

LANGUAGES = ("de", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh", "zh-tw")


def test_every_language_of_the_packs_has_its_document() -> None:
    assert tuple(sorted(path.stem for path in DOCUMENTS.glob("*.md"))) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_and_no_state_is_judged_wrongly(language: str) -> None:
    text, expected = drawn((DOCUMENTS / f"{language}.md").read_text(encoding="utf-8"))
    assert len(expected) >= 8
    coverage = recognise(text)
    assert coverage.language == language.partition("-")[0]
    lines = parse(text).lines
    found = {lines.line_of(m.place(parse(text)).start): m.sections for m in coverage.headings if m.sections}
    assert {line: set(sections) for line, sections in found.items()} == {k: set(v) for k, v in expected.items()}
    states = {section: judged.state for section, judged in coverage.sections.items()}
    headed = {section for sections in expected.values() for section in sections}
    assert {section: states[section] for section in headed} == dict.fromkeys(headed, State.COVERED)
    front_matter = parse(text).front_matter
    assert front_matter is not None
    absent = front_matter.values["missing"]
    assert {section: states[section] for section in absent} == dict.fromkeys(absent, State.MISSING)
