"""A sentence that begins with the name of a section is about it, so that the fix that puts it there helps."""

from __future__ import annotations

import pytest
from reviewing import findings, pack, review

from designdoc.recognition.coverage import State
from designdoc.rules.fixes.naming import name_before
from designdoc.text.apply import apply_edits

SENTENCES = {
    "en": "The boat came back at noon with a full hold, and all of the crew went home before it was dark.",
    "de": "Das Boot kam am Mittag mit vollem Laderaum zurück, und die Mannschaft ging nach Hause, bevor es dunkel war.",
    "fr": "Le bateau est revenu à midi avec la cale pleine, et tout le monde est rentré chez soi avant la nuit.",
    "es": "El barco volvió al mediodía con la bodega llena, y toda la gente se fue a su casa antes de la noche.",
    "pt": "O barco voltou ao meio-dia com o porão cheio, e toda a gente foi para casa antes de a noite cair.",
    "ru": "Лодка вернулась в полдень с полным трюмом, и вся команда ушла домой ещё до того, как стемнело.",
    "zh": "船在中午满载而归，所有船员都在天黑之前回了家，第二天早上他们又要出海。",
    "ja": "船は正午に荷物をいっぱいに積んで戻ってきて、乗組員は暗くなる前にみんな家に帰りました。",
    "ko": "배는 정오에 짐을 가득 싣고 돌아왔고, 선원들은 어두워지기 전에 모두 집으로 돌아갔습니다.",
}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("id_", ["baseline", "labels", "cost-estimate", "risks-and-mitigations"])
def test_a_sentence_that_begins_with_the_name_of_a_section_is_about_it(id_: str, language: str) -> None:
    framework = pack().framework
    assert framework is not None
    section = next(section for section in framework.sections if section.id == id_)
    sentence, space = SENTENCES[language], "" if language in ("zh", "ja") else " "

    def state(text: str) -> State:
        paragraph = f"{sentence}{space}{text}"
        return review(f"# Anna\n\n## Boris\n\n{paragraph}\n\n## Clara\n\n{sentence}\n").coverage.sections[id_].state

    assert state(sentence) is State.MISSING
    assert state(name_before(section, language) + sentence) in (State.COVERED, State.THIN)


def test_the_name_stands_before_the_emphasis_of_the_first_words() -> None:
    sentence = "**The monthly mean is off** by 19 percent, embarrassing how hard it is to top."
    text = f"# Related videos\n\n## Problem statement\n\nViewers leave after one video.\n\n## Anna\n\n{sentence}\n"
    (gap,) = findings(text, {"select": ["missing-section"], "only-sections": ["baseline"]})
    named = apply_edits(text, gap.fixes[0].edits)
    assert named == text.replace(sentence, f"Baseline: {sentence}")
    assert review(named).coverage.sections["baseline"].state in (State.COVERED, State.THIN)


def test_sentences_that_no_space_divides_begin_with_names_too() -> None:
    """Of a Chinese paragraph, the first sentence alone could be named."""
    assert review(
        "# 甲\n\n## 乙\n\n船在中午回来了。风险：天黑之前没有人回家，第二天早上他们又要出海。\n"
    ).coverage.sections["risks-and-mitigations"].state in (State.COVERED, State.THIN)
