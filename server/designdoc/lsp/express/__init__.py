"""The express lane: life cycle, text synchronisation and diagnostics, on plain JSON.

These run at every keystroke and before the first diagnostics, so nothing here imports pygls or lsprotocol; what comes
in and goes out is held against lsprotocol's types by a test.
"""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.lsp.express import configuration, diagnostics, lifecycle, synchronisation
from designdoc.lsp.express.publishing import Publisher
from designdoc.lsp.express.settings_troubles import SettingsTroubles
from designdoc.lsp.session import Session
from designdoc.lsp.wire.connection import Handler


def handlers(session: Session) -> Mapping[str, Handler]:
    """The handlers of the express lane by method."""
    publisher, troubles = Publisher(session), SettingsTroubles(session)
    return {
        **lifecycle.handlers(session),
        **synchronisation.handlers(session, publisher, troubles),
        **diagnostics.handlers(session),
        **configuration.handlers(session),
    }
