"""What is wrong with settings that nobody has open: most editors start designdoc for Markdown alone, so that a mistake
in a settings file or a pack would show nowhere, and silence would pass for agreement.
"""

from __future__ import annotations

import asyncio

from designdoc.lsp.conversion.uris import key_of_path
from designdoc.lsp.options import Run
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import reported
from designdoc.workspace.settings_finder import LoadedSettings

_WARNING = 2
_SECONDS_AFTER = 1.0
"""How many seconds the diagnostics of what was opened or judged anew have time to go out first."""


class SettingsTroubles:
    """Shows a message for each settings file that has mistakes, once, and again when they are other ones. A file that
    is open has them as diagnostics at their lines instead.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._looked_at: dict[str, tuple[int, LoadedSettings]] = {}
        self._said: dict[str, str] = {}
        self._looking: asyncio.Task[None] | None = None
        session.when_judged_anew(self.look_soon)

    def look_soon(self) -> None:
        """Look at the settings that hold for open documents once nobody types."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        await asyncio.sleep(_SECONDS_AFTER)
        await self._session.quiet()
        host = self._session.host
        in_use = [host.settings(document.path) for document in host.snapshot.documents.values()]
        for loaded in {loaded.path: loaded for loaded in in_use}.values():
            state = (host.revision, loaded)
            if loaded.path is None or self._looked_at.get(loaded.path) == state:
                continue
            self._looked_at[loaded.path] = state
            try:
                self._say(loaded.path, self._message(loaded, loaded.path))
            except Exception as crash:
                reported(crash, "looking at the settings")
            await asyncio.sleep(0)

    def _say(self, path: str, message: str) -> None:
        if message and message != self._said.get(path):
            self._session.connection.notify("window/showMessage", {"type": _WARNING, "message": message})
        self._said[path] = message

    def _message(self, loaded: LoadedSettings, path: str) -> str:
        """The first mistake and how many there are; empty where all is well."""
        if self._session.options.run is Run.OFF:
            return ""
        if loaded.unreadable:
            return f"designdoc cannot read {path}: {loaded.unreadable}"
        reviewers = self._session.reviewing.reviewers(path)
        mistakes = [*loaded.mistakes, *reviewers.settings_mistakes(), *reviewers.pack_mistakes]
        closed = [mistake for mistake in mistakes if not self._is_open(mistake.path)]
        if not closed:
            return ""
        more = f" ({len(closed) - 1} more: `designdoc config` lists them)" if len(closed) > 1 else ""
        return f"designdoc: {closed[0]}{more}"

    def _is_open(self, path: str) -> bool:
        return self._session.host.get(key_of_path(path, self._session.system)) is not None
