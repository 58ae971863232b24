"""Publisher: diagnostics pushed to editors that do not pull them, or kept ready for those that do, once per breath and
never stale.
"""

from __future__ import annotations

import asyncio

from designdoc.lsp.diagnostic_json import NONE, diagnostics_of, diagnostics_of_design
from designdoc.lsp.options import Run
from designdoc.lsp.session import Session
from designdoc.lsp.wire.jsonrpc import Json, Written
from designdoc.records import compile_constructors
from designdoc.workspace.snapshot import OpenDocument


class Publisher:
    """Collects what changed and publishes when everything that has arrived is applied.

    Twenty changes that wait in the pipe cost one analysis. An editor that pulls often waits a moment before it does,
    in which the server has nothing else to do: what is typed is analysed then, and not when the editor waits for it.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._due: set[str] = set()
        session.when_judged_anew(self.everything)

    def typed(self, key: str) -> None:
        """The text of a document changed."""
        if self._session.options.run is Run.ON_TYPE:
            self._analyse_soon(key)

    def closed(self, document: OpenDocument) -> None:
        """A document is on the disk only: what was said about it in the editor is taken back."""
        self._due.discard(document.key)
        if not self._session.client.pull_diagnostics:
            self._send(document.uri, None, NONE)

    def everything(self) -> None:
        """Settings changed: every open document may be judged differently."""
        for key in self._session.host.snapshot.documents:
            self.publish_soon(key)

    def publish_soon(self, key: str) -> None:
        """Publish a document's diagnostics once the messages that are already here are handled."""
        if not self._session.client.pull_diagnostics:
            self._analyse_soon(key)

    def _analyse_soon(self, key: str) -> None:
        if not self._due:
            asyncio.get_running_loop().call_soon(self._analyse)
        self._due.add(key)

    def _analyse(self) -> None:
        due, self._due = self._due, set()
        for key in sorted(due):
            document = self._session.document_to_check(key)
            if self._session.client.pull_diagnostics:
                if document is not None:
                    diagnostics_of_design(self._session, document)
            elif document is not None:
                self._send(document.uri, document.version, diagnostics_of(self._session, document))
            elif (unchecked := self._session.host.get(key)) is not None:
                # Checking was turned off: what was said before goes away.
                self._send(unchecked.uri, unchecked.version, NONE)
        # What a review makes one of is made faster from now on; the editor has its answer, and no key press waits.
        compile_constructors()

    def _send(self, uri: str, version: int | None, diagnostics: Written) -> None:
        params: dict[str, Json] = {"uri": uri, "diagnostics": diagnostics}
        if isinstance(version, int):
            # Also to editors that do not say that they read it: it tells whoever does that nothing here is stale.
            params["version"] = version
        self._session.connection.notify("textDocument/publishDiagnostics", params)
