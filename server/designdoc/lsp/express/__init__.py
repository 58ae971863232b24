"""The express lane: life cycle, text synchronisation, diagnostics, hover and completion, on plain JSON.

These run at every keystroke, before the first diagnostics or while somebody looks and waits, so nothing here imports
pygls or lsprotocol; what comes in and goes out is held against lsprotocol's types by a test.
"""

from __future__ import annotations

from collections.abc import Mapping

from designdoc.lsp.express import completion, configuration, diagnostics, hover, lifecycle, synchronisation
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
        **hover.handlers(session),
        **completion.handlers(session),
    }
