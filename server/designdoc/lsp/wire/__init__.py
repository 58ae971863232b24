"""The wire: bytes into messages and back, over any transport, and who answers which message."""
