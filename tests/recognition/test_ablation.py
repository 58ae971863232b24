"""Cut one place out of a document in which every requirement stands in one place: only its state falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from recognised import DOCUMENTS, drawn

from designdoc.document.parse import parse
from designdoc.packs.store import load
from designdoc.recognition.coverage import Coverage, State
from designdoc.recognition.recogniser import Recogniser
from frameworks import FRAMEWORKS

FALLEN = (State.MISSING, State.THIN, State.NOT_APPLICABLE)
OF_PACKS = DOCUMENTS.parent / "documents_of_packs"
EXAMPLES = Path(__file__).parents[2] / "examples"
NEUTRAL = {
    "en": "On a rainy Sunday the gardener told her neighbours how her grandmother used to bake bread with honey. ",
    "ru": "В дождливое воскресенье садовница рассказала соседям, как её бабушка когда-то пекла хлеб с мёдом. ",
    "zh": "下雨的星期天，园丁给邻居们讲起了她的外婆从前怎样烤加了蜂蜜的面包，大家一边喝茶一边听着雨声。",
    "ja": "雨の日曜日、庭師は隣人たちに、おばあさんが昔どうやって蜂蜜のパンを焼いていたかを、お茶を飲みながら話した。",
    "ko": "비 오는 일요일에 정원사는 이웃들에게 할머니가 옛날에 꿀을 넣은 빵을 어떻게 구웠는지 이야기해 주었다. ",
    "es": "Un domingo de lluvia la jardinera contó a sus vecinos cómo su abuela horneaba pan con nueces y miel. ",
    "pt": "Num domingo de chuva, a jardineira contou aos vizinhos como a sua avó fazia pão com nozes e mel. ",
    "fr": "Un dimanche pluvieux, la jardinière a raconté à ses voisins comment sa grand-mère faisait du pain au miel. ",
    "de": "An einem Sonntag erzählte die Gärtnerin ihren Nachbarn, wie ihre Großmutter Brot mit Honig gebacken hat. ",
}
"""A sentence in each language that speaks of no section of any pack."""
ENOUGH = 5
"""So often repeated it covers a section under whose heading it stands."""
ROUNDS = 5
"""Every fifth section is cut in one round: one by one would say the same, and take a minute."""


class Cut(NamedTuple):
    """A place cut out: the sections that stood there and nowhere else, those that it has a heading of, and what the
    rest of the document covers.
    """

    only: frozenset[str]
    here: frozenset[str]
    rest: Mapping[str, State]


@cache
def recogniser(pack_id: str) -> Recogniser:
    return Recogniser(load(pack_id))


def states(coverage: Coverage) -> dict[str, State]:
    return {section: judged.state for section, judged in coverage.sections.items()}


def cuts(pack_id: str, text: str) -> Iterator[Cut]:
    """The document without each of its places in turn: a heading of the highest level that names a section, with
    everything under it.
    """
    document = parse(text)
    own = {heading.passage: frozenset(heading.sections) for heading in recogniser(pack_id).recognise(document).headings}
    level = min(document.passages[index].level for index, sections in own.items() if sections)
    for passage in document.passages:
        inside = range(passage.index, passage.subtree_end)
        here = frozenset(chain.from_iterable(own.get(index, ()) for index in inside))
        if passage.heading is None or passage.level != level or not here:
            continue
        elsewhere = chain.from_iterable(sections for index, sections in own.items() if index not in inside)
        end = document.passages[passage.subtree_end].start if passage.subtree_end < len(document.passages) else None
        rest = text[: passage.start] + (text[end:] if end is not None else "")
        yield Cut(here - frozenset(elsewhere), here, states(recogniser(pack_id).recognise(parse(rest))))


def stayed_and_disturbed(pack_id: str, text: str) -> tuple[int, list[str], list[tuple[list[str], str]]]:
    """How many sections were cut that the document covers, which of them it still covers, and which others changed."""
    coverage = recogniser(pack_id).recognise(parse(text))
    whole = states(coverage)
    headed = {section for heading in coverage.headings for section in heading.sections}
    count, stayed, disturbed = 0, [], []
    for cut in cuts(pack_id, text):
        covered = [section for section in cut.only if whole[section] is State.COVERED]
        count += len(covered)
        stayed += [section for section in covered if cut.rest[section] not in FALLEN]
        # A section without a place of its own may lose a passing mention; it can never gain by a cut.
        disturbed += [
            (sorted(cut.here), section)
            for section, state in cut.rest.items()
            if section not in cut.here
            and state is not whole[section]
            and (section in headed or (whole[section], state) != (State.THIN, State.MISSING))
        ]
    return count, stayed, disturbed


@pytest.mark.parametrize(
    ("pack_id", "path"),
    [
        *(("ml-system-design", path) for path in sorted(DOCUMENTS.glob("*.md"))),
        *((path.name.partition(".")[0], path) for path in sorted(OF_PACKS.glob("*.md"))),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_a_cut_place_is_missed_and_nothing_else_changes(pack_id: str, path: Path) -> None:
    count, stayed, disturbed = stayed_and_disturbed(pack_id, drawn(path.read_text(encoding="utf-8"))[0])
    assert count > 0
    assert stayed == []
    assert disturbed == []


def test_examples_lose_what_is_cut_and_nothing_else() -> None:
    cut, all_stayed = 0, []
    for path in sorted(EXAMPLES.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        (pack_id,) = re.findall(r"^framework: (\S+)$", text, re.MULTILINE)
        count, stayed, disturbed = stayed_and_disturbed(pack_id, text)
        assert disturbed == [], path.name
        cut += count
        all_stayed += [f"{path.name}: {section}" for section in stayed]
    assert len(all_stayed) <= 0.05 * cut, all_stayed


@pytest.mark.parametrize("language", NEUTRAL)
@pytest.mark.parametrize("pack_id", FRAMEWORKS)
def test_each_title_of_a_pack_stands_for_its_section_and_no_other_in_every_language(
    pack_id: str, language: str
) -> None:
    framework = recogniser(pack_id).framework
    titles = {
        s.id: s.title if language == "en" else s.synonyms.get(language, (s.title,))[0] for s in framework.sections
    }
    parts = {section: f"## {title}\n\n{NEUTRAL[language] * ENOUGH}\n\n" for section, title in titles.items()}
    whole = recogniser(pack_id).recognise(parse("# Garten\n\n" + "".join(parts.values())))
    assert whole.language == language
    assert [heading.sections[:1] for heading in whole.headings if heading.sections] == [(s,) for s in titles]
    for first in range(ROUNDS):
        gone = list(titles)[first::ROUNDS]
        text = "# Garten\n\n" + "".join(part for section, part in parts.items() if section not in gone)
        rest = states(recogniser(pack_id).recognise(parse(text)))
        assert all(rest[section] in FALLEN for section in gone)
        assert {section: state for section, state in rest.items() if section not in gone} == {
            section: state for section, state in states(whole).items() if section not in gone
        }
