"""OutsideWorld: what a review asks about the world outside its document, noted so that the answers can be checked
later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from designdoc.workspace.calendar import Calendar

if TYPE_CHECKING:
    from datetime import date

Answer = TypeVar("Answer", bool, str)

Answers = Mapping[tuple[str, str], bool | str]
"""What was answered to each question: its kind, what it was about, and the answer."""


class OutsideWorld(Calendar):
    """Answers what a review asks about the world outside its document, and notes it."""

    def __init__(self, exists: Callable[[str], bool]) -> None:
        super().__init__()
        self._exists = exists
        self.answers: dict[tuple[str, str], bool | str] = {}

    def exists(self, relative: str) -> bool:
        """Whether a path beside the document exists, noted likewise."""
        return self._note("exists", relative, self._exists(relative))

    def today(self) -> date:
        """The day, noted as something that the result rests on."""
        day = super().today()
        self._note("today", "", day.isoformat())
        return day

    def lies_ahead(self, day: date) -> bool:
        """Whether a day is still to come."""
        return self._note("ahead", day.isoformat(), Calendar().lies_ahead(day))

    def _note(self, kind: str, about: str, answer: Answer) -> Answer:
        self.answers[kind, about] = answer
        return answer


def still_hold(answers: Iterable[Sequence[Any]], exists: Callable[[str], bool]) -> bool:
    """Whether every question would be answered as it was then."""
    now = Calendar()
    answer: dict[str, Callable[[str], bool | str]] = {
        "exists": exists,
        "ahead": now.lies_ahead_as_written,
        "today": lambda _: now.written(),
    }
    return all(answer[kind](about) == then for kind, about, then in answers)


def listed(answers: Answers) -> list[tuple[str, str, bool | str]]:
    """The answers as JSON can hold them."""
    return [(kind, about, answer) for (kind, about), answer in answers.items()]
