"""Session: what the handlers of one conversation share, and what they may ask for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from designdoc.lsp.client import Client
from designdoc.lsp.conversion.places import Places
from designdoc.lsp.conversion.uris import THIS_MACHINE, FileSystem, key_of
from designdoc.lsp.options import Options, Run
from designdoc.lsp.reviewing import Reviewing
from designdoc.lsp.wire.connection import Connection
from designdoc.lsp.wire.jsonrpc import INVALID_PARAMS, RpcError, Written
from designdoc.records import record
from designdoc.workspace.host import Host
from designdoc.workspace.snapshot import OpenDocument, Snapshot

if TYPE_CHECKING:
    from designdoc.lsp.diagnostic_json import Shown
    from designdoc.lsp.handlers.workspace_symbols import Outlined
    from designdoc.lsp.workspace_files import Checked

_TYPING_SECONDS = 0.3
"""How many seconds after the last key press somebody counts as still typing."""


Reported = tuple[str, Written]
"""The id of a report and its diagnostics."""


class Session:
    """One conversation: the editor's abilities and options, the host with the open documents, and the reviews.

    ``first_options`` are those of ``initialize``, under which the editor's later settings are laid over again. A
    ``child`` is a process that the editor has started and that ends with it.
    """

    def __init__(self, connection: Connection, system: FileSystem = THIS_MACHINE, *, child: bool = False) -> None:
        self.connection = connection
        self.system = system
        self.child = child
        self.client = Client()
        self.options = self.first_options = Options()
        self.host = Host()
        self.reviewing = Reviewing(self.host, lambda: (self.options.framework, self.options.profile))
        self._keys: dict[str, str] = {}
        self._checked: dict[str, OpenDocument] = {}
        self.shown: dict[str, Shown] = {}
        self.reported: dict[str, Reported] = {}
        self.checked_files: dict[str, Checked] = {}
        self.outlined_files: dict[str, Outlined] = {}
        self.reported_files: dict[str, str] = {}
        self._last_edit = float("-inf")
        self._when_judged_anew: list[Callable[[], None]] = []

    def key(self, uri: str) -> str:
        """The key of a URI. Those of open documents are remembered: following links costs system calls.

        Raises RpcError for what is no text, since the parameters of notifications come as the editor sent them.
        """
        if not isinstance(uri, str):
            raise RpcError(INVALID_PARAMS, "A URI is a text.")
        return self._keys.get(uri) or key_of(uri, self.system)

    def remember(self, uri: str, key: str) -> None:
        """Keep the key of a document that was opened."""
        self._keys[uri] = key

    def forget(self, uri: str) -> None:
        """Look at the disk again when the document is named next."""
        key = self._keys.pop(uri, "")
        self._checked.pop(key, None)
        self.shown.pop(key, None)
        self.reported.pop(key, None)

    def places(self, document: OpenDocument) -> Places:
        """The converter between offsets and positions of a document."""
        return Places(document.lines, self.client.encoding)

    def edited(self) -> None:
        """The user types: work in the background waits."""
        self._last_edit = time.monotonic()

    async def quiet(self) -> None:
        """Return when the editor's messages are handled and the user has not typed for a moment."""
        await asyncio.sleep(0)
        while (wait := self._last_edit + _TYPING_SECONDS - time.monotonic()) > 0:
            await asyncio.sleep(wait)

    def take_for_checking(self, key: str) -> None:
        """The present version was opened or saved: the one that counts for those who check on saving only."""
        document = self.host.get(key)
        if document is not None:
            self._checked[key] = document

    def document_to_check(self, key: str) -> OpenDocument | None:
        """The version to which diagnostics belong: the present one, the one last saved, or none at all."""
        if self.options.run is Run.ON_TYPE:
            return self.host.get(key)
        return self._checked.get(key) if self.options.run is Run.ON_SAVE else None

    def moment(self) -> Moment:
        """The session as it stands now."""
        return Moment(self, self.host.snapshot, self.options)

    def when_judged_anew(self, call: Callable[[], None]) -> None:
        """Have ``call`` called whenever documents that did not change may be judged differently."""
        self._when_judged_anew.append(call)

    def judge_anew(self) -> None:
        """Settings, packs or options changed: publish again, or ask the editor to pull again."""
        for call in self._when_judged_anew:
            call()
        for area in sorted(self.client.refresh):
            self.connection.ask(f"workspace/{area}/refresh", None)


@record
class Moment:
    """A session as it stood when a request arrived: later edits do not reach whoever holds it."""

    session: Session
    snapshot: Snapshot
    options: Options

    def document(self, uri: str) -> OpenDocument | None:
        """The open document of a URI."""
        return self.snapshot.documents.get(self.session.key(uri))
