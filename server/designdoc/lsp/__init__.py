"""The boundary to editors: JSON-RPC in, editor features out. Only this package imports pygls and lsprotocol."""
