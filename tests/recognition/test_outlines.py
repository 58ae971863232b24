"""Outlines: the notes from which somebody talks through a design are one; other short notes about models are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from recognised import recogniser

from designdoc.document.parse import parse
from designdoc.recognition.detection.detector import Detected, Detector
from designdoc.recognition.detection.interview_outline import InterviewOutline

FOLDER = Path(__file__).parent / "outlines"
TOLD = InterviewOutline(words=60, sections=12, steps=7, about_model=4.0, decisions=8, notes=1.0, titled_otherwise=False)


def detected(text: str) -> Detected:
    return Detector(recogniser()).detect(parse(text))


def files(kind: str) -> list[Path]:
    return sorted((FOLDER / kind).glob("*.md"))


@pytest.mark.parametrize("file", files("designs"), ids=lambda file: file.stem)
def test_an_outline_is_a_design(file: Path) -> None:
    assert detected(file.read_text(encoding="utf-8")) == Detected(
        "ml-system-design", "its notes go through the steps of a design"
    )


@pytest.mark.parametrize("file", files("others"), ids=lambda file: file.stem)
def test_other_notes_are_left_alone(file: Path) -> None:
    assert detected(file.read_text(encoding="utf-8")).framework is None


@pytest.mark.parametrize(
    "otherwise",
    [
        {"words": 100},
        {"sections": 9},
        {"steps": 4},
        {"about_model": 2.5},
        {"decisions": 3},
        {"notes": 0.5},
        {"titled_otherwise": True},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_everything_that_an_outline_has_counts(otherwise: dict[str, float]) -> None:
    assert TOLD.tells_a_design
    assert not TOLD._replace(**otherwise).tells_a_design


def test_notes_without_a_figure_and_a_name_are_a_form() -> None:
    """The steps alone decide nothing, whoever lists them."""
    text = (FOLDER / "others" / "form.md").read_text(encoding="utf-8")
    assert detected(text).framework is None
    answered = text.replace("model selection", "then XGBoost").replace("batch or online inference", "Triton, 80 ms")
    answered = answered.replace("A/B test", "A/B test of 2 weeks").replace(
        "baseline", "logistic regression as baseline"
    )
    assert detected(answered).framework == "ml-system-design"
