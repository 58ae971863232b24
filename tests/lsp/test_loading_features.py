"""The language features are loaded unasked, but not while somebody types: a key press would wait for the processor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from designdoc.lsp import feature_lane
from designdoc.lsp.feature_lane import FeatureLane


class Clock:
    """A loop in which time passes when the test says so."""

    def __init__(self) -> None:
        self.next: Any = None

    def call_later(self, _seconds: float, callback: Any, *args: Any) -> None:
        self.next = lambda: callback(*args)

    def passes(self) -> None:
        """Let the time until the next look pass."""
        look, self.next = self.next, None
        look()


class Lane(FeatureLane):
    """A lane that only notes that it would load."""

    loaded = False

    def load_soon(self) -> None:
        self.loaded = True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(feature_lane.asyncio, "get_running_loop", lambda: clock)
    return clock


def of_version(version: int) -> SimpleNamespace:
    """All that is open: one document."""
    return SimpleNamespace(documents={"a.md": SimpleNamespace(version=version)})


def prepared() -> tuple[Lane, SimpleNamespace]:
    host = SimpleNamespace(snapshot=of_version(1))
    session: Any = SimpleNamespace(host=host)
    lane = Lane(session)
    lane.prepare()
    return lane, host


def test_they_are_loaded_when_nothing_happens(clock: Clock) -> None:
    lane, _ = prepared()
    clock.passes()
    assert not lane.loaded, "what was typed while a document was read has not arrived yet"
    clock.passes()
    assert lane.loaded
    assert clock.next is None


def test_they_wait_until_nobody_types(clock: Clock) -> None:
    lane, host = prepared()
    for typed in range(2, 11):
        host.snapshot = of_version(typed)
        clock.passes()
    clock.passes()
    host.snapshot = of_version(11)
    clock.passes()
    clock.passes()
    assert not lane.loaded
    clock.passes()
    assert lane.loaded
