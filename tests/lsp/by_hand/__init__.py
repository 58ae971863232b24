"""Measurements of a running language server, to be started by hand: pytest collects nothing here."""
