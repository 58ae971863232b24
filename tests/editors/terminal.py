"""A terminal for editors that have no batch mode: keys go in, and what the screen shows is read back."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from patience import PATIENCE

COLUMNS, LINES = 140, 50
BETWEEN_KEYS = 0.02
BETWEEN_TRIES = 2.0


class Terminal:
    """A program in a tmux of its own, which ends with the ``with`` block."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._socket = f"designdoc-{folder.name}-{time.monotonic_ns()}"
        self._command = command
        self._environment = {**environment, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self._folder = folder

    def __enter__(self) -> Terminal:
        size = ("-x", str(COLUMNS), "-y", str(LINES))
        self._tmux("new-session", "-d", *size, "-c", str(self._folder), *self._command)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tmux("kill-server")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them: ``Enter``, ``Escape``, ``C-n``."""
        self._tmux("send-keys", *keys)

    def press_until(self, key: str, text: str) -> str:
        """The screen as soon as it shows a text, pressing a key again while it does not.

        For keys that do no harm twice and nothing too early: a busy machine may open the menu they choose from late.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.press(key)
            again = time.monotonic() + BETWEEN_TRIES
            while time.monotonic() < again:
                screen = self.screen()
                if text in screen:
                    return screen
                time.sleep(0.05)
        raise AssertionError(f"{key} never led to {text!r}; the screen:\n{self.screen()}")

    def type(self, text: str) -> None:
        """Type a text as it stands, key by key: Helix 25.01 sends changes of one millisecond in any order."""
        for key in text:
            self._tmux("send-keys", "-l", "--", key)
            time.sleep(BETWEEN_KEYS)

    def screen(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._tmux("capture-pane", "-p").split("\n"))

    def wait(self, condition: Callable[[str], bool], what: str) -> str:
        """The screen as soon as it fulfils a condition."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen()
            if condition(screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{what} was never seen; the screen:\n{self.screen()}")

    def see(self, text: str) -> str:
        """The screen as soon as it shows a text."""
        return self.wait(lambda screen: text in screen, repr(text))

    def miss(self, text: str) -> str:
        """The screen as soon as it does not show a text any more."""
        return self.wait(lambda screen: text not in screen, f"the end of {text!r}")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-L", self._socket, "-f", "/dev/null", *arguments]
        run = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=True)
        return run.stdout
