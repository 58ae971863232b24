"""The boundary to editors: JSON-RPC in, editor features out. Only this package imports pygls and lsprotocol."""

from designdoc.lsp.wire.plain_asyncio import import_plain_asyncio

import_plain_asyncio()
