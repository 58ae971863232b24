"""Cut one place out of a document in which every requirement stands in one place: only its state falls."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from recognised import DOCUMENTS, drawn, recognise

from designdoc.recognition.coverage import State

FALLEN = (State.MISSING, State.THIN)


def cuts(source: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The document without each of its passages in turn, with the sections that stood there."""
    passages = re.split(r"(?m)^(?=## )", source)
    for index in range(1, len(passages)):
        (sections,) = drawn(passages[index])[1].values()
        yield sections, drawn("".join(passages[:index] + passages[index + 1 :]))[0]


@pytest.mark.parametrize("language", sorted(path.stem for path in DOCUMENTS.glob("*.md")))
def test_a_cut_place_is_missed_and_nothing_else_changes(language: str) -> None:
    source = (DOCUMENTS / f"{language}.md").read_text(encoding="utf-8")
    text, expected = drawn(source)
    headed = {section for sections in expected.values() for section in sections}
    whole = {section: judged.state for section, judged in recognise(text).sections.items()}
    stayed, disturbed, cut = [], [], 0
    for sections, rest in cuts(source):
        states = {section: judged.state for section, judged in recognise(rest).sections.items()}
        cut += len(sections)
        stayed += [section for section in sections if states[section] not in FALLEN]
        # A section without a place of its own may lose a passing mention; it can never gain by a cut.
        disturbed += [
            (sections, section)
            for section, state in states.items()
            if section not in sections
            and state is not whole[section]
            and (section in headed or (whole[section], state) != (State.THIN, State.MISSING))
        ]
    assert len(stayed) <= 0.05 * cut, stayed
    assert disturbed == []
