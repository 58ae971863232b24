"""Level: what a user can say about a rule."""

from __future__ import annotations

from enum import Enum

from designdoc.findings.model import Severity


class Level(str, Enum):
    """What a user can say about a rule or a group of rules."""

    OFF = "off"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    HINT = "hint"

    @property
    def severity(self) -> Severity | None:
        """The severity the level stands for; ``None`` for ``off``."""
        return None if self is Level.OFF else Severity(self.value)
