"""Specifications of the language server: pure parts, and conversations of real editors with a real process."""
