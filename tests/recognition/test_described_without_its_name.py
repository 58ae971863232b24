"""What a design describes in plain words, without the textbook's name for it, is a mention all the same.

Each file in ``described`` holds, by section, sentences that describe it (+) and sentences that do not (-).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from recognised import recognise, state

from designdoc.recognition.coverage import State

DESCRIBED = Path(__file__).parent / "described"
NEUTRAL = {
    "en": "This paper sums up what was said in the last meetings with the people who know the house.",
    "es": "Este documento resume lo que se ha dicho en las últimas reuniones con las personas que conocen la casa.",
    "pt": "Este documento resume o que foi dito nas últimas reuniões com as pessoas que conhecem a casa.",
    "fr": "Ce document résume ce que nous avons dit dans les dernières réunions avec les gens de la maison.",
    "de": "Dieses Papier fasst zusammen, was in den Treffen mit den Leuten besprochen wurde, die das Haus kennen.",
    "ru": "Здесь собрано то, что говорили на последних встречах люди, которые знают этот дом.",
    "zh": "这里整理了最近几次见面时熟悉这里的人说过的话。",
    "ja": "ここには、この館をよく知る人たちが最近話したことをまとめた。",
    "ko": "여기에는 이 집을 잘 아는 사람들이 최근에 한 이야기를 모았다.",
}

HEADED = {
    "alternatives-considered": "Rejected",
    "baseline": "What runs today",
    "cost-estimate": "Money",
    "data-sources": "Data at hand",
    "deployment-and-rollout": "Introducing it",
    "experiment-design": "Trying it out",
    "feature-engineering": "What the model sees",
    "functional-requirements": "What we build",
    "monitoring-and-alerting": "Keeping an eye on it",
    "open-questions": "Not decided yet",
    "operations-and-ownership": "Who is on call",
    "problem-statement": "What hurts",
    "reliability-and-fallbacks": "When it breaks",
    "risks-and-mitigations": "What could go wrong",
    "scale-estimation": "Load",
    "serving-architecture": "How a request is answered",
    "success-metrics": "What would be good enough",
}


def sentences(sign: str) -> Iterator[tuple[str, str, str]]:
    """Language, section and sentence of all lines that begin with a sign."""
    for language in NEUTRAL:
        section = ""
        for line in (DESCRIBED / f"{language}.md").read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                section = line.removeprefix("## ")
            elif line.startswith(f"{sign} "):
                yield language, section, line.removeprefix(f"{sign} ")


@pytest.mark.parametrize(("language", "section", "sentence"), list(sentences("+")))
def test_a_sentence_that_describes_a_section_mentions_it(language: str, section: str, sentence: str) -> None:
    assert state(noted(language, sentence), section) is not State.MISSING


@pytest.mark.parametrize(("language", "section", "sentence"), list(sentences("-")))
def test_the_same_words_about_something_else_do_not(language: str, section: str, sentence: str) -> None:
    assert state(noted(language, sentence), section) is State.MISSING


@pytest.mark.parametrize("section", HEADED)
def test_a_heading_in_plain_words_names_its_section(section: str) -> None:
    (match,) = recognise(f"## {HEADED[section]}\n\nTides.\n").headings
    assert section in match.sections


def test_an_answer_below_a_heading_that_asks_counts() -> None:
    answer = "Half of the guests find a berth within ten minutes; today it is one in five.\n\nCTR of the map: 30%."
    assert state(f"# Berths\n\n## How will we know?\n\n{answer}\n", "online-metrics") is not State.MISSING


def noted(language: str, sentence: str) -> str:
    """A document that says nothing but one sentence, below a heading that names nothing."""
    return f"# Alameda\n\n## Notes\n\n{NEUTRAL[language]}\n\n{sentence}\n"
